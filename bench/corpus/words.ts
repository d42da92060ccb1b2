const list = (text: string): string[] => text.trim().split(/\s+/);

/** Words that sentences and titles are made of. ASCII, and nothing that Markdown or HTML would read as markup. */
export const words = list(`
  about above account across action active actual address advance advice again agency agree air allow almost along
  already although among amount animal annual answer appeal apple archive area argue around arrive article artist
  assembly assist attempt audience author autumn average avoid award balance bank basin battery beach bear become
  before begin behind belief below bench beside better between beyond bird board boat book border bottle bottom
  branch brave bread break bridge bright bring broad brother budget build burden bus business cabin calm camera
  canal candidate capital carbon careful cargo carry castle catch cause centre century certain chair chance change
  chapter charge chart child choice church circle citizen city claim class clean clear climate clock close cloud
  coach coast coffee collect college colour column comfort commission common community company compare complete
  concern concert condition consider contain contract corner cost council count country couple course court cover
  create credit crew crop cross crowd culture current custom cycle daily damage dance danger daughter debate decade
  decide deep defend degree delay deliver demand depend desert design detail develop differ dinner direct discover
  discuss distance district doctor double doubt draft dream drive early earth east economy edge editor education
  effect effort eight election electric energy engine enough enter equal escape estate evening event evidence exact
  example exchange exercise expect expert explain export express extend factor factory fair family famous farm
  father feature federal festival field figure final finance find finish fire first fish flight flood floor flower
  follow football force foreign forest form fortune forward found fourth frame free fresh friend front fruit fuel
  full function fund future garden gather general gentle glass global golden govern grain grand grant great green
  ground group grow guard guess guide half hall handle happen harbour hard harvest health heart heat heavy height
  help heritage high hill history hold holiday home honest hope hospital hotel hour house human hundred hunt idea
  image impact import improve include increase indeed industry inform island issue item join journal journey judge
  junior justice keep kitchen labour lake land language large late launch law lead leaf league learn leave lesson
  letter level library light limit line list listen literature little local long machine main major manage manner
  map march margin market match matter measure medical meeting member memory method middle might mile million mind
  mineral minister minor minute mirror mission mobile model modern moment month morning mother mountain move museum
  music narrow nation nature near need neighbour network never night noble normal north notice number object ocean
  offer office often open opera opinion orchard orchestra order origin other outline outside owner page paint paper
  parent park parliament part partner party pass past path patient pattern peace people perhaps period permit phone
  picture piece pilot place plain plan plant plate player pleasant pocket poet point police policy pond popular port
  position possible potato power practice prepare present press price primary print private prize problem process
  produce profit programme project promise proper protect proud provide public pupil purpose quality quarter
  question quick quiet quite radio rail rain raise range rapid rate reach ready reason receive record reduce region
  regular relate remain remember remove repair repeat reply report research reserve resident resource respect rest
  result return review rich ride right ring rise river road roof room root round route rule rural safe sail salt
  sample sand save scale scene school science score sea season seat second secret sector secure select senior
  separate series serve service settle seven several shade shape share sharp sheep shelter shift ship shop shore
  short shoulder show sign silver similar simple since single sister site size skill small smooth snow social soft
  soil soldier solid son song sound source south space speak special speech speed spend spirit spring square staff
  stage stand standard star start state station stay steady steel step stone store storm story street strength
  strike strong student study style subject success sugar summer supply support sure surface survey swim system
  table take talent talk target tariff task teach team term test theatre theory thing thousand threat ticket tide
  timber title today together tomorrow tool tour tower town track trade tradition traffic train transfer travel
  treat tree trend trial trip trust truth tunnel turn twelve twenty type under union unit until update upper urban
  useful usual valley value variety various vehicle version view village vision visit voice volume voter wage wait
  walk wall warm watch water wave weather week weight welcome west wheat wheel while white whole wide wild window
  winter within without witness wonder wood word work world worth write yard year yellow yesterday young zone`);

const fields = list(
  "city culture energy health law music nature rail school sea space sport town trade water world",
);
const kinds = list("news plans people prices works rules talks notes history jobs tests maps teams");

/** 200 tags of one or two words, all different in their slugs. The first are the most used. */
export const tagNames: readonly string[] = [
  ...fields,
  ...kinds.flatMap((kind) => fields.map((field) => `${field} ${kind}`)),
].slice(0, 200);

/** Address part of a tag, as every contender makes it: the tags hold nothing but lower-case ASCII and blanks. */
export const slugOfTag = (tag: string): string => tag.replaceAll(" ", "-");
