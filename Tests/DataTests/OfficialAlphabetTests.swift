import Testing

/// Expectations from the letter inventories of RM 1218-85-ED.
struct OfficialAlphabetTests {
    @Test(
        "spells",
        arguments: [
            ("yaku", AttestationRule.Language.quechua, true), ("yachay wasi", .quechua, true), ("arí", .quechua, true),
            ("mikhuy", .quechua, false), ("t'anta", .quechua, false), ("qosqo", .quechua, false),
            ("cuca", .quechua, false), ("", .quechua, false), ("a", .quechua, true), (" yaku", .quechua, false),
            ("jach'a", .aymara, true), ("chhijllaña", .aymara, true), ("jïsa", .aymara, true), ("q'", .aymara, true),
            ("jach\u{2BC}a", .aymara, false), ("jache", .aymara, false), ("'uma", .aymara, false),
        ])
    func spells(form: String, language: AttestationRule.Language, expected: Bool) {
        #expect(OfficialAlphabet.spells(form, language) == expected)
    }
}
