// XML for the formats that are older than JSON: elements, escaped, two spaces a level.

export type XmlNode = {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly XmlNode[] | string;
};
type Attributes = Readonly<Record<string, string | number | undefined>>;

export function element(tag: string, attributes: Attributes, children: readonly XmlNode[] | string = []): XmlNode {
  return { tag, attributes, children };
}

export function writeXml(root: XmlNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root, '')}`;
}

function writeElement({ tag, attributes, children }: XmlNode, indent: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`,
    );
  const open = `${indent}<${tag}${written.join('')}`;
  if (children.length === 0) return `${open}/>\n`;
  if (typeof children === 'string') return `${open}>${escapeXml(children)}</${tag}>\n`;
  return `${open}>\n${children.map((child) => writeElement(child, `${indent}  `)).join('')}${indent}</${tag}>\n`;
}

/** XML 1.0 has no form at all for control characters, lone surrogates, U+FFFE and U+FFFF: they are replaced. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replaceAll('\r', '&#13;')
    .replace(/[&<>"]/g, (c) => entities[c] ?? c);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
