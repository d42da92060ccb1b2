declare module "sax" {
  interface Attribute {
    name: string;
    value: string;
    local: string;
    uri: string;
  }

  /** The part of sax that is used here: a strict parser with namespaces. */
  interface Parser {
    /** The first line is 0. */
    line: number;
    error: Error | null;
    onerror: (error: Error) => void;
    onopennamespace: (namespace: { prefix: string; uri: string }) => void;
    onopentag: (tag: { uri: string; local: string; attributes: Record<string, Attribute> }) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: { parser(strict: boolean, options: { xmlns?: boolean; strictEntities?: boolean }): Parser };
  export default sax;
}
