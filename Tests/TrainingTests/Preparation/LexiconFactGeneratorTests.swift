import Testing
import TextProcessing

@testable import Training

struct LexiconFactGeneratorTests {
    private static let lexicon = [
        BilingualRoot(lemma: "casa", partOfSpeech: .noun, root: "wasi"),
        BilingualRoot(lemma: "camino", partOfSpeech: .noun, root: "ñan"),
        BilingualRoot(lemma: "comer", partOfSpeech: .verb, root: "miku"),
        BilingualRoot(lemma: "ir", partOfSpeech: .verb, root: "ri"),
        BilingualRoot(lemma: "casar", partOfSpeech: .verb, root: "kasara"),
        BilingualRoot(lemma: "bueno", partOfSpeech: .adjective, root: "allin"),
        BilingualRoot(lemma: "nunca", partOfSpeech: .other, root: "mana haykʼaqpas"),
        BilingualRoot(lemma: "señor", partOfSpeech: .noun, root: "apu"),
        BilingualRoot(lemma: "señor", partOfSpeech: .noun, root: "tayta"),
        BilingualRoot(lemma: "señor", partOfSpeech: .noun, root: "taytaku"),
    ]
    private static let spanish = [
        "Casa casa casas casa.", "El camino y los caminos: camino, camino.",
        "Comió, come, comía y comerá; comen comiendo.",
        "Fue, va, irá, irse, vaya, irían, yendo.", "La buena casa.",
    ]
    private static let quechua = ["Taytakuna taytam wasi.", "apuman"]

    private let morphology: MorphologyCatalog

    init() throws { morphology = try MorphologyCatalog(directory: TestPlaces.root + "/lexicons/morphology") }

    private func facts(_ spanish: [String] = Self.spanish) -> [LexiconFact] {
        LexiconFactGenerator(lexicon: Self.lexicon, target: .chankaQuechua, morphology: morphology)
            .facts(sourceText: spanish, targetText: Self.quechua)
    }

    @Test(
        "facts follow from roots and grammar",
        arguments: [
            ("casa", "wasi", .lemma), ("casas", "wasikuna", .form), ("en casa", "wasipi", .template),
            ("en la casa", "wasipi", .template), ("en las casas", "wasikunapi", .template),
            ("de la casa", "wasipa", .template), ("de casa", "wasimanta", .template),
            ("con casa", "wasiwan", .template), ("para la casa", "wasipaq", .template),
            ("a la casa", "wasiman", .template), ("por la casa", "wasirayku", .template),
            ("hasta la casa", "wasikama", .template), ("sin casa", "mana wasiyuq", .template),
            ("mi casa", "wasiy", .template), ("tu casa", "wasiyki", .template), ("su casa", "wasin", .template),
            ("nuestra casa", "wasinchik", .template), ("una casa", "huk wasi", .template),
            ("en su casa", "wasinpi", .template), ("mis casas", "wasiykuna", .template),
            ("del camino", "ñanpa", .template), ("al camino", "ñanman", .template), ("mi camino", "ñanniy", .template),
            ("su camino", "ñannin", .template), ("nuestro camino", "ñanninchik", .template),
            ("sin camino", "mana ñanniyuq", .template), ("un camino", "huk ñan", .template),
            ("comer", "mikuy", .lemma), ("come", "mikun", .form), ("comen", "mikunku", .form),
            ("comió", "mikurqa", .form), ("comerá", "mikunqa", .form), ("comiendo", "mikuspa", .form),
            ("para comer", "mikunanpaq", .template), ("no comer", "mana mikuy", .template),
            ("al comer", "mikuspa", .template), ("puede comer", "mikuyta atin", .template),
            ("debe comer", "mikunan", .template), ("quiere comer", "mikuyta munan", .template),
            ("no come", "manam mikunchu", .template), ("ha comido", "mikurqa", .template),
            ("está comiendo", "mikuchkan", .template),
            ("ir", "riy", .lemma), ("fue", "rirqa", .form), ("va", "rin", .form), ("irá", "rinqa", .form),
            ("irse", "rikuy", .form), ("vaya", "rinanpaq", .form), ("irían", "rinkuman", .form),
            ("yendo", "rispa", .form), ("se va", "rikun", .template),
            ("bueno", "allin", .lemma), ("buena", "allin", .form), ("buenos", "allin", .form),
            ("nunca", "mana haykʼaqpas", .lemma),
            ("señor", "tayta", .lemma), ("señor", "apu", .lemma),
        ] as [(String, String, LexiconFact.Kind)])
    func expected(source: String, target: String, kind: LexiconFact.Kind) {
        #expect(facts().contains(LexiconFact(source: source, target: target, kind: kind)))
    }

    @Test(
        "what no text uses, no tense of the list, and no homograph has a fact",
        arguments: ["comía", "como", "comí", "iba", "casa mía", "en señor", "se come"])
    func absent(source: String) {
        // `se come` would need a second -ku on a root that ends in -ku.
        #expect(!facts().contains { $0.source == source })
    }

    @Test("a noun is not taken for a verb")
    func homograph() {
        #expect(facts().filter { $0.source == "casa" }.map(\.target) == ["wasi"])
        #expect(facts().filter { $0.source == "casas" }.map(\.target) == ["wasikuna"])
    }

    @Test("the two best attested roots are taken, ties in the order of the lexicon")
    func attestation() {
        // Words that begin so: tayta 2, apu 1, taytaku 1.
        #expect(facts().filter { $0.source == "señor" }.map(\.target) == ["tayta", "apu"])
    }

    @Test("in pairs the root that goes with the lemma comes first")
    func association() {
        let generator = LexiconFactGenerator(lexicon: Self.lexicon, target: .chankaQuechua, morphology: morphology)
        let spanish = ["el señor", "los señores", "la casa", "comer", "ir", "casas"]
        let quechua = ["apu hamun", "apukuna", "tayta wasi", "tayta mikun", "tayta rin", "tayta wasikuna"]
        let facts = generator.facts(sourceText: spanish, targetText: quechua, areAligned: true)
        #expect(facts.filter { $0.source == "señor" }.map(\.target) == ["apu", "tayta"])
        let frequent = generator.facts(sourceText: spanish, targetText: quechua)
        #expect(frequent.filter { $0.source == "señor" }.map(\.target) == ["tayta", "apu"])
    }

    @Test("the score is the excess over chance")
    func score() {
        var association = RootAssociation(
            source: ["casa", "casa", "perro", ""], target: ["wasi kay", "wasipi kay", "kay", "kay"])
        // Together 2, expected 2 * 2 / 4 = 1: (2 - 1) / sqrt(1.5).
        #expect(abs(association.score(forms: ["casa"], root: "wasi") - 0.816_496_58) < 1e-6)
        #expect(association.score(forms: ["casa"], root: "kay") == 0)
        #expect(association.score(forms: ["perro"], root: "wasi") == 0)
        #expect(association.score(forms: ["nada"], root: "wasi") == 0)
        #expect(association.score(forms: ["casa"], root: "") == 0)
    }

    @Test("facts differ, and are the same on every run")
    func order() {
        let first = facts()
        #expect(first == facts())
        #expect(Set(first.map { "\($0.source)\t\($0.target)" }).count == first.count)
        #expect(facts([]).filter { $0.kind == .template }.isEmpty)
        #expect(
            LexiconFactGenerator(lexicon: [], target: .chankaQuechua, morphology: morphology)
                .facts(sourceText: [], targetText: []).isEmpty)
    }

    @Test("the grammar allows every chain of suffixes", arguments: [LanguageVariety.chankaQuechua, .centralAymara])
    func chains(target: LanguageVariety) throws {
        let templates = try #require(FactTemplates.named(target))
        let generator = try #require(morphology.generator(for: target))
        var builder = TargetWordBuilder(generator: generator)
        let nominal = templates.nouns.map(\.suffixes) + templates.nounInflections + [templates.plural]
        let verbal =
            templates.verbs.map(\.suffixes) + templates.verbInflections + templates.finite.values
            + [templates.infinitiveSuffixes, templates.reflexiveSuffixes]
        for chain in nominal { #expect(builder.word("uta", .noun, chain) != nil, "\(chain)") }
        for chain in verbal { #expect(builder.word("sara", .verb, chain) != nil, "\(chain)") }
    }

    @Test("words from patterns equal words from the grammar")
    func patterns() throws {
        let generator = try #require(morphology.generator(for: .centralAymara))
        var builder = TargetWordBuilder(generator: generator)
        for root in ["uta", "sara", "manqʼa", "churi", "utju"] {
            for chain in [["3SG"], ["1SG.FUT"], ["INF", "PURP"], ["REFL", "3SG"], ["INCOMPL", "3SG", "NEG"]] {
                #expect(
                    try builder.word(root, .verb, chain)
                        == generator.generate(root: root, category: .verb, suffixes: chain))
            }
        }
        #expect(builder.word("jachʼa uta", .noun, ["LOC"]) == "jachʼa utana")
        #expect(builder.word("", .noun, ["LOC"]) == nil)
        #expect(builder.word("uta", .noun, ["3SG.FUT"]) == nil)
    }

    @Test(
        "Aymara facts",
        arguments: [
            ("casas", "utanaka"), ("en la casa", "utana"), ("de la casa", "utana"), ("sin casa", "utawisa"),
            ("una casa", "mä uta"), ("come", "manqʼi"), ("no come", "janiw manqʼkiti"), ("comer", "manqʼaña"),
            ("para comer", "manqʼañataki"), ("comerá", "manqʼani"), ("quiere comer", "manqʼañ muni"),
        ])
    func aymara(source: String, target: String) {
        let lexicon = [
            BilingualRoot(lemma: "casa", partOfSpeech: .noun, root: "uta"),
            BilingualRoot(lemma: "comer", partOfSpeech: .verb, root: "manqʼa"),
        ]
        let facts = LexiconFactGenerator(lexicon: lexicon, target: .aymara, morphology: morphology)
            .facts(sourceText: Self.spanish, targetText: [])
        #expect(facts.contains { $0.source == source && $0.target == target })
    }

    @Test("inflections are words of attested roots")
    func inflections() {
        let generator = LexiconFactGenerator(lexicon: Self.lexicon, target: .chankaQuechua, morphology: morphology)
        let words = generator.inflections(targetText: ["wasipi wasi mikun"])
        #expect(words.first == "wasi")
        #expect(Set(words).isSuperset(of: ["wasikunapi", "mikunku", "mikurqa", "mikuspa"]))
        #expect(!words.contains { $0.hasPrefix("ñan") })
        #expect(Set(words).count == words.count)
        #expect(generator.inflections(targetText: []).isEmpty)
    }

    @Test("rows of tables are facts")
    func rows() {
        let corpus = ParallelCorpus(
            name: "words", sourceVariety: .spanish, targetVariety: .aymara, source: ["color", "color"],
            target: ["sami", "sami"])
        #expect(LexiconFact.rows(of: corpus) == [LexiconFact(source: "color", target: "sami", kind: .row)])
        #expect(LexiconFact.Kind.row.weight == 0.5)
        #expect(LexiconFact.Kind.form.weight == 0.1)
    }
}
