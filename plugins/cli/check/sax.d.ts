declare module "sax" {
  /** The part of sax that is used here: a strict parser that tells of what is not well-formed. */
  interface Parser {
    line: number;
    error: Error | null;
    onerror: (error: Error) => void;
    onopentag: (tag: {
      local: string;
      uri: string;
      attributes: Record<string, { name: string; value: string }>;
    }) => void;
    ontext: (text: string) => void;
    onclosetag: () => void;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: { parser(strict: boolean, options: { xmlns?: boolean; strictEntities?: boolean }): Parser };
  export default sax;
}
