"""Office files are zip packages: what the libraries stamp with the time of writing is settled."""

import io
import re
import zipfile
from datetime import datetime

_WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def settled(data: bytes, when: datetime) -> bytes:
    """The same package, every time in it replaced by ``when``."""
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    settled_data = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(settled_data, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = _WRITTEN.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the bytes tell on which platform they were built
            target.writestr(entry, part)
    return settled_data.getvalue()
