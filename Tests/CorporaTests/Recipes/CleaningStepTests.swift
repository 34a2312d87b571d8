import Corpora
import Testing
import TextProcessing

struct CleaningStepTests {
    private static let context = CleaningContext(varieties: ["es": .spanish, "ay": .centralAymara]) { text in
        guard case .success(let identifier) = RecipePlaces.identifier else { return .undetermined }
        return identifier.identify(text)
    }

    /// What a step makes of a record with these texts; nil when it leaves it out.
    private func result(_ step: some CleaningStep, _ spanish: String, _ aymara: String) -> [String]? {
        var step = step
        var record = CorpusRecord.pair(spanish, aymara)
        let before = record
        let effect = step.apply(to: &record, Self.context)
        #expect((effect == .changed) == (record != before))
        return effect == .dropped ? nil : record.variants.map(\.text)
    }

    @Test(
        "torn ejectives are joined, quotations and dropped vowels stay",
        arguments: [
            ("q ' illu", "q'illu"), ("t ' ant ' a", "t'ant'a"), ("ch ’ ama", "ch’ama"), ("CH ' AMA", "CH'AMA"),
            ("manq' alasiñaw", "manq' alasiñaw"), ("manq ' , sasa", "manq' , sasa"), ("manq '", "manq'"),
            ("sasaw ' jach suyuk ' sasa", "sasaw ' jach suyuk ' sasa"), ("'jach' suyu", "'jach' suyu"),
            ("nayax ' a", "nayax ' a"), ("", ""), ("'", "'"), ("k ʼ ari", "kʼari"), ("ch\u{301} ' a", "ch\u{301} ' a"),
        ])
    func joinApostrophes(torn: String, joined: String) {
        #expect(result(JoinApostrophes(), "x", torn) == ["x", joined])
        #expect(result(JoinApostrophes(sides: ["es"]), "x", torn) == ["x", torn])
    }

    @Test(
        "every ejective is written alike, other apostrophes stay",
        arguments: [
            ("q'illu", "qʼillu"), ("q’illu", "qʼillu"), ("q´illu", "qʼillu"), ("manq' alasiñaw", "manqʼ alasiñaw"),
            ("manq’", "manqʼ"), ("n\u{303}uqa", "ñuqa"), ("", ""),
        ])
    func foldApostrophes(received: String, folded: String) {
        let text = result(FoldApostrophes(), "d'Art", received)
        #expect(text.map { Array($0[1].utf8) } == Array(folded.utf8))
        #expect(text?[0] == "d'Art")
    }

    @Test(
        "spaces around punctuation go",
        arguments: [
            ("Hola , mundo .", "Hola, mundo."), ("( a ) , b", "(a), b"), ("¿ Qué ?", "¿Qué?"),
            ("dijo \" sí \" y fue", "dijo \"sí\" y fue"), ("« a » .", "«a»."), ("10 % .", "10%."), ("", ""), (".", "."),
            ("a ...", "a..."), ("q ' illu .", "q ' illu."), ("a : b", "a: b"),
        ])
    func joinPunctuation(torn: String, joined: String) {
        #expect(result(JoinPunctuation(), torn, "x") == [joined, "x"])
    }

    @Test(
        "spaces and invisible characters are put in order",
        arguments: [
            ("\u{FEFF}Wiñay", "Wiñay"), ("a  b", "a b"), (" a\u{A0}b \r", "a b"), ("a\u{200B}b", "ab"),
            ("a\u{1}b", "ab"),
            ("", ""), ("\u{FEFF}", ""), ("n\u{303}a", "n\u{303}a"),
        ])
    func cleanSpaces(received: String, clean: String) {
        #expect(result(CleanSpaces(), received, "x").map { Array($0[0].utf8) } == Array(clean.utf8))
    }

    @Test(
        "records without text on both sides are left out",
        arguments: [("a", "b", true), ("", "b", false), (" \u{200B}", "b", false), ("a", "\u{FEFF}\r", false)])
    func dropEmpty(spanish: String, aymara: String, stays: Bool) {
        #expect((result(DropEmpty(), spanish, aymara) != nil) == stays)
    }

    @Test(
        "copies are left out, letter case and spaces aside",
        arguments: [("Lima", "Lima", false), ("La Paz ", "la  paz", false), ("pan", "t'ant'a", true), ("", "a", true)])
    func dropCopies(spanish: String, aymara: String, stays: Bool) {
        #expect((result(DropCopies(), spanish, aymara) != nil) == stays)
    }

    @Test(
        "records of unequal length are left out",
        arguments: [
            (4, 20, 5, true), (4, 20, 4, false), (4, 19, 1, true), (1, 20, 20, true), (1, 21, 20, false),
            (4, 20, 0, false),
        ])
    func lengthRatio(most: Double, longer: Int, shorter: Int, stays: Bool) {
        let texts = (String(repeating: "ñ", count: longer), String(repeating: "a", count: shorter))
        #expect((result(LengthRatio(most: most), texts.0, texts.1) != nil) == stays)
        #expect((result(LengthRatio(most: most), texts.1, texts.0) != nil) == stays)
    }

    @Test("long texts are left out", arguments: [(0, true), (10, true), (11, false)])
    func maximumLength(count: Int, stays: Bool) {
        let text = String(repeating: "ñ", count: count)
        #expect((result(MaximumLength(characters: 10), text, "a") != nil) == stays)
    }

    @Test(
        "texts that are surely in another language are left out",
        arguments: [
            (
                "La reunión del pueblo será mañana en la plaza.", "Jiwasax qhantatix mä jach'a tantachawiruw sarañäni.",
                true
            ),
            ("La reunión del pueblo será mañana.", "La asamblea de la comunidad será el próximo lunes.", false),
            ("La reunión del pueblo será mañana.", "The meeting of the people will be held tomorrow morning.", false),
            ("Kunjamasktasa, kullaka, jumax kawkits jutta?", "Jiwasax mä jach'a tantachawiruw sarañäni.", false),
            ("Lima", "Lima", true), ("", "", true),
        ])
    func dropWrongLanguage(spanish: String, aymara: String, stays: Bool) throws {
        _ = try RecipePlaces.identifier.get()
        #expect((result(DropWrongLanguage(), spanish, aymara) != nil) == stays)
    }

    @Test(
        "headwords lose their full stop",
        arguments: [
            ("casa.", "uta.", "casa", "uta"), ("casa.", "uta", "casa", "uta"), ("casa...", "uta.", "casa...", "uta"),
            ("a.C.", "nayra.", "a.C.", "nayra"), (".", ".", ".", "."), ("", "uta.", "", "uta"),
            ("La casa es grande hoy.", "uta.", "La casa es grande hoy.", "uta."),
        ])
    func stripFinalStop(spanish: String, aymara: String, first: String, second: String) {
        #expect(result(StripFinalStop(), spanish, aymara) == [first, second])
    }

    @Test(
        "headings are written small",
        arguments: [
            ("LA PAZ Y LA GUERRA", "La paz y la guerra"), ("ONU", "ONU"), ("La PAZ", "La PAZ"), ("", ""),
            ("¿QUÉ ES ÑANDÚ?", "¿Qué es ñandú?"), ("12 34", "12 34"),
        ])
    func lowerCapitals(capitals: String, small: String) {
        #expect(result(LowerCapitals(), capitals, "x") == [small, "x"])
    }

    @Test(
        "records of placeholders and numbers alone are left out",
        arguments: [("%s: %d", "x", false), ("%s hola", "%s kamisaki", true), ("12 — 3", "x", false), ("a", "", false)])
    func dropPlaceholders(spanish: String, aymara: String, stays: Bool) {
        #expect((result(DropPlaceholders(), spanish, aymara) != nil) == stays)
    }

    @Test("a pair stays once; the same text in another pair stays")
    func dropDuplicates() {
        var step = DropDuplicates()
        let effects = [("a", "b"), ("a", "c"), ("a", "b"), ("b", "a"), ("ab", ""), ("a", "b")].map { pair in
            var record = CorpusRecord.pair(pair.0, pair.1)
            return step.apply(to: &record, Self.context)
        }
        #expect(effects == [.untouched, .untouched, .dropped, .untouched, .untouched, .dropped])
    }

    @Test("a text with markup inside is not rewritten")
    func markupStays() {
        var record = CorpusRecord.pair("a  b", "c  d")
        record.variants[0].inline = [InlineElement(offset: 1, name: "x", kind: .standalone)]
        var step = CleanSpaces()
        #expect(step.apply(to: &record, Self.context) == .changed)
        #expect(record.variants.map(\.text) == ["a  b", "c d"])
    }
}
