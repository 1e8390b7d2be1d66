// The widget as a page. Its attributes stand behind the # of the address, which is sent to no server.

import { mount } from "./element.js";

mount({ ...Object.fromEntries(new URLSearchParams(location.hash.slice(1))), inline: "#place", heading: "h1" }, location.origin);
