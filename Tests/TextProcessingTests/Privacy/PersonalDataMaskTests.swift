import Testing
import TextProcessing

struct PersonalDataMaskTests {
    private func mask(_ texts: [String], form: PlaceholderForm = .brace) throws -> PersonalDataMask {
        PersonalDataMask(
            texts.map { text in (text: text, protectedSpans: PlaceholderFinder().placeholders(in: text).map(\.range)) },
            finder: try PrivacyLexicon.finder(), form: form)
    }

    @Test(
        "masks",
        arguments: [
            ("", ""), ("Traiga su DNI", "Traiga su DNI"), ("DNI 45678912", "DNI {P1}"),
            ("Juan Mamanipa wasin", "{P1}pa wasin"),
            ("Juan llamó a Ana y Juan volvió", "{P1} llamó a {P2} y {P1} volvió"),
            ("{name}: DNI 45678912", "{name}: DNI {P1}"), ("use {P1} con DNI 45678912", "use {P1} con DNI {Q1}"),
            ("use {p1}, [ Q2 ] con DNI 45678912", "use {p1}, [ Q2 ] con DNI {R1}"),
            ("ver https://x.pe?dni=45678912 hoy", "ver {P1} hoy"), ("{45678912}", "{P1}"),
            ("{45678912, a}", "{{P1}, a}"),
        ])
    func masks(text: String, expected: String) throws {
        let mask = try mask([text])
        #expect(mask.texts.map(\.text) == [expected])
        #expect(try mask.restore(expected, of: 0) == text)
    }

    @Test("a value has one placeholder in all texts of a request, and the forms are as told")
    func shared() throws {
        let texts = ["DNI 45678912 de Juan", "Juan, 45678912"]
        #expect(try mask(texts).texts.map(\.text) == ["DNI {P1} de {P2}", "{P2}, {P1}"])
        #expect(try mask(texts, form: .square).texts.map(\.text) == ["DNI [P1] de [P2]", "[P2], [P1]"])
        #expect(try mask(texts, form: .word).texts.map(\.text) == ["DNI XP1X de XP2X", "XP2X, XP1X"])
        #expect(try mask(texts).texts.map(\.isAllMasked) == [false, true])
    }

    @Test("protected parts move with the text, and placeholders join them")
    func spans() throws {
        let masked = try mask(["Juan Mamani: {name} a www.gob.pe, DNI 45678912"]).texts[0]
        let parts = masked.protectedSpans.map { String(masked.text[utf8: $0]) }
        #expect(parts == ["{P1}", "{name}", "www.gob.pe", "{P2}"])
    }

    @Test(
        "deformed placeholders are put right",
        arguments: [
            "{P1}", "{ P1 }", "{p1}", "{P 1}", "{\u{A0}P1\u{A0}}", "{\u{202F}p1 }", "[P1]", "(P1)", "{{P1}}", "｛P1｝",
            "{P１}", "\\{P1\\}", "{P1}pa",
        ])
    func deformations(written: String) throws {
        let text = try mask(["DNI 45678912"]).restore("his \(written)", of: 0)
        #expect(text == (written.hasSuffix("pa") ? "his 45678912pa" : "his 45678912"))
    }

    @Test(
        "damage is told",
        arguments: [
            ("", ["{P1}", "{P2}"], [], 0), ("{P1}", ["{P2}"], [], 0), ("{P1} {P2} {P2}", [], ["{P2}"], 0),
            ("{P1} {P2} {P3}", [], [], 1), ("{P1 {P2}", ["{P1}"], [], 0), ("P1 {P2}", ["{P1}"], [], 0),
            ("{P11} {P2}", ["{P1}"], [], 1), ("{P1} {P2} {P99999999999}", [], [], 1), ("{P-1} {P2}", ["{P1}"], [], 0),
        ] as [(String, [String], [String], Int)])
    func damage(translation: String, lost: [String], duplicated: [String], invented: Int) throws {
        let mask = try mask(["Ana, DNI 45678912"])
        let damage = #expect(throws: PersonalDataMask.Damage.self) { try mask.restore(translation, of: 0) }
        #expect(damage?.lost == lost && damage?.duplicated == duplicated && damage?.inventedCount == invented)
    }

    /// A generator whose numbers are those of its seed (Steele, Lea and Flood 2014, SplitMix64).
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    @Test("masked and restored, any text is what it was", arguments: PlaceholderForm.allCases)
    func roundTrip(form: PlaceholderForm) throws {
        let pieces = [
            "DNI 45678912", "45678912", "987 654 321", "+51 987654321", "Juan", "Mamani", "Quispex", "Rosa Flores",
            "a@b.pe", "ABC-123", "Av. Sol 234", "GB82 WEST 1234 5698 7654 32", "{P1}", "[Q2]", "xp1x", "XP1X", "{", "}",
            "{{", "}}", "\\", "(", ")", "[", "]", "｛", "｝", " ", " ", ", ", ". ", "\n", "ñ", "ʼ", "wasi", "e\u{0301}",
            "p", "1",
            "https://x.pe/45678912", "{name}", "%s", "👍", "S/ 1 234 567.00", "x", "X", "P", "שלום",
        ]
        var generator = SeededGenerator(state: 20_240_615)
        let finder = try PrivacyLexicon.finder()
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0...14, using: &generator))
                    .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            }
            let mask = PersonalDataMask(
                texts.map { (text: $0, protectedSpans: PlaceholderFinder().placeholders(in: $0).map(\.range)) },
                finder: finder, form: form)
            for (index, text) in texts.enumerated() {
                let masked = mask.texts[index].text
                let restored = try mask.restore(masked, of: index)
                #expect(restored.utf8.elementsEqual(text.utf8), "\(text.debugDescription)")
                #expect(!masked.contains("45678912") && !masked.contains("a@b.pe"), "\(text.debugDescription)")
            }
        }
    }
}
