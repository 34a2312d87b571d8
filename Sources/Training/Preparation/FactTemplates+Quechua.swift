import TextProcessing

extension FactTemplates {
    /// Ayacucho Quechua.
    static let quechua = FactTemplates(
        infinitive: "y", infinitiveSuffixes: ["INF"], reflexiveSuffixes: ["REFL", "INF"],
        plural: ["PL"],
        finite: [
            features(.present): ["3SG"], features(.present, plural: true): ["3PL"],
            features(.present, .first): ["1SG"], features(.present, .second): ["2SG"],
            features(.present, .first, plural: true): ["1PL.INCL"],
            features(.past): ["PST"], features(.past, plural: true): ["PST", "ku"],
            features(.past, .first): ["PST", "1SG"],
            features(.future): ["3SG.FUT"], features(.future, plural: true): ["3PL.FUT"],
            features(.future, .first): ["1SG.FUT"], features(.future, .first, plural: true): ["sunchik"],
            features(.conditional): ["3SG", "COND"],
            features(.conditional, plural: true): ["3PL", "COND"],
            features(.subjunctive): ["NMLZ", "3SG.POSS", "PURP"],
            features(.subjunctive, plural: true): ["NMLZ", "3PL.POSS", "PURP"],
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
            Template("hasta {el} {s}", "TERM"), Template("sin {s}", "PROP", before: "mana "),
            Template("mi {s}", "1SG.POSS"), Template("tu {s}", "2SG.POSS"),
            Template("su {s}", "3SG.POSS"),
            Template("nuestr{o} {s}", "1PL.INCL.POSS"), Template("sus {p}", "3SG.POSS PL"),
            Template("un{o1} {s}", "", before: "huk "),
            Template("en {p}", "PL LOC"), Template("con {p}", "PL INS"), Template("para {p}", "PL PURP"),
            Template("de {p}", "PL ABL"), Template("por {s}", "REAS"), Template("hasta {s}", "TERM"),
            Template("por {los} {p}", "PL REAS"), Template("mis {p}", "1SG.POSS PL"),
            Template("nuestr{o}s {p}", "1PL.INCL.POSS PL"),
            Template("en su {s}", "3SG.POSS LOC"), Template("de su {s}", "3SG.POSS ABL"),
            Template("con su {s}", "3SG.POSS INS"), Template("a su {s}", "3SG.POSS DAT"),
            Template("en nuestr{o} {s}", "1PL.INCL.POSS LOC"),
        ],
        verbs: [
            Template("para {inf}", "NMLZ 3SG.POSS PURP"), Template("no {inf}", "INF", before: "mana "),
            Template("al {inf}", "SS"), Template("puede {inf}", "INF ACC", after: " atin"),
            Template("debe {inf}", "NMLZ 3SG.POSS"), Template("quiere {inf}", "INF ACC", after: " munan"),
            Template("no {3s}", "3SG NEG", before: "manam "), Template("se {3s}", "REFL 3SG"),
            Template("ha {part}", "PST"), Template("está {ger}", "PROG 3SG"),
        ],
        nounInflections: product(
            [[], ["PL"]],
            [
                [], ["ACC"], ["GEN"], ["DAT"], ["ABL"], ["LOC"], ["INS"], ["PURP"], ["REAS"], ["TERM"],
                ["TOP"],
                ["DIR"], ["ADD"],
            ])
            + product(
                [
                    ["3SG.POSS"], ["1PL.INCL.POSS"], ["1SG.POSS"], ["2SG.POSS"], ["3PL.POSS"],
                    ["1PL.EXCL.POSS"],
                ],
                [
                    [], ["ACC"], ["GEN"], ["DAT"], ["ABL"], ["LOC"], ["INS"], ["PURP"], ["PL"],
                    ["PL", "ACC"], ["TOP"],
                    ["DIR"], ["ADD"],
                ])
            + product(
                [
                    ["ACC"], ["DAT"], ["ABL"], ["LOC"], ["INS"], ["PURP"], ["PL", "ACC"], ["PL", "LOC"],
                    ["PL", "ABL"],
                ],
                [["TOP"], ["DIR"], ["ADD"], ["NEG"]])
            + [["PROP"], ["PROP", "PL"], ["LIM"], ["SIM"], ["NEG"]],
        verbInflections: product(
            [
                [], ["REFL"], ["PROG"], ["CISL"], ["CAUS"], ["REFL", "PROG"], ["CAUS", "REFL"], ["COMPL"],
                ["INTENS"],
                ["RECP"],
            ],
            [
                ["INF"], ["3SG"], ["3PL"], ["1SG"], ["2SG"], ["1PL.INCL"], ["1PL.EXCL"], ["PST"],
                ["PST", "ku"],
                ["PST", "1SG"], ["PST", "2SG"], ["PST", "3SG"], ["PST", "1PL.INCL"], ["NPST"],
                ["NPST", "ku"],
                ["3SG.FUT"], ["3PL.FUT"], ["1SG.FUT"], ["sunchik"], ["SS"], ["SS", "TOP"], ["AG"],
                ["AG", "PL"],
                ["AG", "ACC"], ["PTCP"], ["PTCP", "ACC"], ["PTCP", "3SG.POSS"],
                ["PTCP", "3SG.POSS", "ACC"],
                ["PTCP", "PL"], ["NMLZ"], ["NMLZ", "PURP"], ["NMLZ", "3SG.POSS"],
                ["NMLZ", "3SG.POSS", "PURP"],
                ["NMLZ", "3PL.POSS", "PURP"], ["NMLZ", "ACC"], ["INF", "ACC"], ["INF", "3SG.POSS"],
                ["INF", "PL"],
                ["INF", "PURP"], ["INF", "LOC"], ["INF", "ABL"], ["DS", "3SG"], ["DS", "3PL"],
                ["DS", "1SG"],
                ["3SG", "COND"], ["3PL", "COND"], ["1SG.COND"], ["2PL.IMP"], ["3SG.IMP"], ["3PL.IMP"],
                ["3SG", "NEG"],
                ["3PL", "NEG"],
            ]))
}
