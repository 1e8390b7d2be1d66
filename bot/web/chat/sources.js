// Which documents an answer rests on: numbered by document, however many places are cited of each.

/** What is not in force says so. */
const STATUS = { superseded: "旧版", draft: "征求意见稿", repealed: "已废止", upcoming: "尚未施行" };
const STANDING = { 外地参考: "外地", 历史: "历史" };

/** The title with what is to be known of its standing: 《…》（旧版）. */
export function titleOf(document) {
  const said = STATUS[document.status] ?? STANDING[document.standing];
  return `《${document.title}》${said ? `（${said}）` : ""}`;
}

/** 指标37, where the row that is cited has a number. */
export function rowOf({ locator, context = [] }) {
  return locator.row && context.length > 1 && /^[\d.\-]+$/.test(context[0]) ? `指标${context[0]}` : "";
}

/** Where in its document a citation stands: 指标37, 二、报送时间, 第2页, 任务分解表 G40. */
export function placeOf(citation) {
  const { locator, path = [] } = citation;
  const sheet = [locator.sheet, locator.cell].filter(Boolean).join(" ");
  const parts = [rowOf(citation) || (locator.row ? "" : path.at(-1)), locator.page && `第${locator.page}页`, sheet];
  return parts.filter(Boolean).join("　") || (locator.paragraph ? `第${locator.paragraph}段` : "");
}

/** The documents of some citations in order: [{number, document, citations, place}]. */
export function sourcesOf(citations) {
  const found = new Map();
  for (const citation of citations) {
    const { id } = citation.document;
    if (!found.has(id)) found.set(id, { number: found.size + 1, document: citation.document, citations: [] });
    found.get(id).citations.push(citation);
  }
  for (const source of found.values()) source.place = onePlace(source.citations);
  return [...found.values()];
}

/** The place that all citations of one document share, if they do. */
function onePlace(citations) {
  const rows = new Set(citations.map((citation) => rowOf(citation) || (citation.locator.row ? "" : citation.path?.at(-1) ?? "")));
  return rows.size === 1 ? [...rows][0] : "";
}

/** 依据：《…》指标37；《…》二、报送时间 */
export function sourceLine(citations) {
  const said = sourcesOf(citations).map(({ document, place }) => titleOf(document) + place);
  return said.length ? `依据：${said.join("；")}` : "";
}
