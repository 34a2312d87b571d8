import Testing
import TextProcessing

struct WordGeneratorTests {
    @Test(
        "applies allomorphy from tags or forms",
        arguments: [
            ("quy", "wasi", WordCategory.noun, ["2SG.POSS", "PL", "LOC"], "wasiykikunapi"),
            ("quy", "wasi", .noun, ["yki", "kuna", "pi"], "wasiykikunapi"),
            ("quy", "ñan", .noun, ["3SG.POSS", "ACC"], "ñanninta"),
            ("quy", "yawar", .noun, ["PROP", "DIR"], "yawarniyuqmi"),
            ("quy", "runa", .noun, ["DIR"], "runam"),
            ("quy", "runa", .noun, [], "runa"),
            ("quy", "chaya", .verb, ["COMPL", "CISL", "3SG"], "chayarqamun"),
            ("quy", "chaya", .verb, ["COMPL", "3SG"], "chayarqun"),
            ("quy", "rima", .verb, ["1OBJ", "PST", "2SG"], "rimawarqanki"),
            ("quy", "hamu", .verb, ["2PL.IMP"], "hamuychik"),
            ("quy", "miku", .verb, ["DS", "1PL.INCL", "TOP"], "mikuptinchikqa"),
            ("quy", "Lima", .name, ["ABL"], "Limamanta"),
            ("quz", "wasi", .noun, ["GEN"], "wasiq"),
            ("quz", "yawar", .noun, ["GEN"], "yawarpa"),
            ("quz", "mikhu", .verb, ["PROG", "1PL.INCL"], "mikhushanchis"),
            ("quz", "t'anta", .noun, ["ACC"], "t\u{02BC}antata"),
            ("ayr", "uta", .noun, ["ACC"], "ut"),
            ("ayr", "manq'a", .noun, ["ACC"], "manq\u{02BC}"),
            ("ayr", "marka", .noun, ["LOC", "FOC"], "markanwa"),
            ("ayr", "marka", .noun, ["LOC"], "markana"),
            ("ayr", "jaqi", .noun, ["COP", "1SG", "FOC"], "jaqïtwa"),
            ("ayr", "sara", .verb, ["1SG"], "sarta"),
            ("ayr", "sara", .verb, ["2SG"], "sarata"),
            ("ayr", "sara", .verb, ["1SG.FUT"], "sarä"),
            ("ayr", "sara", .verb, ["PL", "3SG"], "sarapxi"),
            ("ayr", "sara", .verb, ["PL", "3SG.IMP"], "sarapxpan"),
            ("ayr", "lura", .verb, ["INF", "PURP"], "lurañataki"),
        ] as [(String, String, WordCategory, [String], String)])
    func builds(variety: String, root: String, category: WordCategory, suffixes: [String], word: String) throws {
        let catalog = try MorphologyData.catalog.get()
        let generator = try #require(catalog.generator(for: LanguageVariety(parsing: variety)))
        #expect(try generator.generate(root: root, category: category, suffixes: suffixes) == word)
    }

    @Test(
        "names what cannot be built",
        arguments: [
            ("wasi", WordCategory.noun, ["NONE"], GenerationError.unknownSuffix("NONE")),
            ("wasi", .noun, ["LOC", "2SG.POSS"], .impossibleOrder(["LOC", "2SG.POSS"])),
            ("wasi", .noun, ["PST", "1SG"], .impossibleOrder(["PST", "1SG"])),
            ("rima", .verb, [], .impossibleOrder([])),
            ("", .noun, ["PL"], .unusableRoot("")),
            ("dos palabras", .noun, ["PL"], .unusableRoot("dos palabras")),
        ] as [(String, WordCategory, [String], GenerationError)])
    func refuses(root: String, category: WordCategory, suffixes: [String], failure: GenerationError) throws {
        let generator = try #require(try MorphologyData.catalog.get().generator(for: .chankaQuechua))
        #expect(throws: failure) { try generator.generate(root: root, category: category, suffixes: suffixes) }
    }
}
