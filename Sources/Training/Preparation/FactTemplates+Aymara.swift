import TextProcessing

extension FactTemplates {
    /// Central Aymara.
    ///
    /// The simple tense stands for the Spanish present and past.
    static let aymara = FactTemplates(
        infinitive: "ña", infinitiveSuffixes: ["INF"], reflexiveSuffixes: ["REFL", "INF"],
        plural: ["PL"],
        finite: [
            features(.present): ["3SG"], features(.present, plural: true): ["pxa", "3SG"],
            features(.present, .first): ["1SG"], features(.present, .second): ["2SG"],
            features(.present, .first, plural: true): ["1PL.INCL"],
            features(.past): ["3SG"], features(.past, plural: true): ["pxa", "3SG"],
            features(.past, .first): ["1SG"],
            features(.future): ["3SG.FUT"], features(.future, plural: true): ["pxa", "3SG.FUT"],
            features(.future, .first): ["1SG.FUT"],
            features(.future, .first, plural: true): ["1PL.INCL.FUT"],
            features(.conditional): ["3SG.COND"],
            features(.conditional, plural: true): ["pxa", "3SG.COND"],
            features(.subjunctive): ["INF", "3SG.POSS", "PURP"],
            features(.gerund): ["SS"], features(.participle): ["PTCP"],
        ],
        nouns: [
            Template("en {s}", "LOC"), Template("en {el} {s}", "LOC"), Template("en {los} {p}", "PL LOC"),
            Template("{del} {s}", "GEN"), Template("de {los} {p}", "PL GEN"), Template("de {s}", "ABL"),
            Template("con {s}", "INS"), Template("con {el} {s}", "INS"),
            Template("con {los} {p}", "PL INS"),
            Template("para {s}", "PURP"), Template("para {el} {s}", "PURP"),
            Template("para {los} {p}", "PL PURP"),
            Template("{al} {s}", "DAT"), Template("a {los} {p}", "PL DAT"),
            Template("por {el} {s}", "REAS"),
            Template("hasta {el} {s}", "TERM"), Template("sin {s}", "PRIV"),
            Template("mi {s}", "1SG.POSS"),
            Template("tu {s}", "2SG.POSS"), Template("su {s}", "3SG.POSS"),
            Template("nuestr{o} {s}", "1PL.INCL.POSS"),
            Template("sus {p}", "PL 3SG.POSS"), Template("un{o1} {s}", "", before: "mä "),
            Template("en {p}", "PL LOC"), Template("con {p}", "PL INS"), Template("para {p}", "PL PURP"),
            Template("de {p}", "PL ABL"), Template("por {s}", "REAS"), Template("hasta {s}", "TERM"),
            Template("por {los} {p}", "PL REAS"), Template("mis {p}", "PL 1SG.POSS"),
            Template("nuestr{o}s {p}", "PL 1PL.INCL.POSS"),
            Template("en su {s}", "3SG.POSS LOC"), Template("de su {s}", "3SG.POSS ABL"),
            Template("con su {s}", "3SG.POSS INS"), Template("a su {s}", "3SG.POSS DAT"),
            Template("en nuestr{o} {s}", "1PL.INCL.POSS LOC"),
        ],
        verbs: [
            Template("para {inf}", "INF PURP"), Template("no {inf}", "INF", before: "jan "),
            Template("al {inf}", "SS"), Template("quiere {inf}", "INF ACC", after: " muni"),
            Template("debe {inf}", "INF 3SG.POSS FOC"),
            Template("no {3s}", "INCOMPL 3SG NEG", before: "janiw "),
            Template("se {3s}", "REFL 3SG"), Template("ha {part}", "3SG"),
            Template("está {ger}", "PROG 3SG"),
        ],
        nounInflections: product(
            [[], ["PL"]],
            [
                [], ["ACC"], ["LOC"], ["DAT"], ["ABL"], ["INS"], ["PURP"], ["REAS"], ["TERM"], ["SIM"],
                ["TOP"],
                ["FOC"], ["ADD"], ["ALSO"],
            ])
            + product(
                [["3SG.POSS"], ["1SG.POSS"], ["1PL.INCL.POSS"], ["PL", "3SG.POSS"]],
                [[], ["ACC"], ["LOC"], ["DAT"], ["ABL"], ["INS"], ["PURP"], ["TOP"], ["FOC"]])
            + product(
                [["LOC"], ["DAT"], ["ABL"], ["INS"], ["PURP"], ["PL", "LOC"], ["PL", "DAT"]],
                [["TOP"], ["FOC"], ["ADD"], ["ALSO"]]),
        verbInflections: product(
            [
                [], ["REFL"], ["CAUS"], ["COMPL"], ["PROG"], ["pxa"], ["INCOMPL"], ["REFL", "PROG"],
                ["CAUS", "pxa"],
            ],
            [
                ["INF"], ["3SG"], ["1SG"], ["2SG"], ["1PL.INCL"], ["3SG.FUT"], ["1SG.FUT"],
                ["1PL.INCL.FUT"],
                ["3SG.PST"], ["3SG.NPST"], ["3SG.COND"], ["SS"], ["sa"], ["PTCP"], ["AG"], ["AG", "PL"],
                ["AG", "TOP"],
                ["INF", "ACC"], ["INF", "PURP"], ["INF", "TOP"], ["INF", "3SG.POSS"],
                ["INF", "3SG.POSS", "PURP"],
                ["3SG", "FOC"], ["3SG", "NEG"], ["1SG", "FOC"], ["3SG.FUT", "FOC"], ["PTCP", "FOC"],
                ["PTCP", "TOP"],
                ["2SG.IMP"], ["3SG.IMP"], ["DS"],
            ]))
}
