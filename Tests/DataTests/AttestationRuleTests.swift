import Testing

/// Expectations are the paradigms of the grammars: vowel deletion and third person -i of Aymara, Collao ejectives.
struct AttestationRuleTests {
    @Test(
        "accepts inflected and derived words of the stem",
        arguments: [
            ("Yakuta upyani.", "yaku", AttestationRule.Language.quechua, false),
            ("T’ikray", "tikray", .quechua, true),
            ("qhawarin", "qaway", .quechua, true),
            ("Qosqoman", "qusqu", .quechua, false),
            ("Hatun yachaywasi, yachana wasi", "yachana wasi", .quechua, false),
            ("Um umañ munta", "uma", .aymara, false),
            ("umwa", "uma", .aymara, false),
            ("Jupax api.", "apaña", .aymara, true),
            ("manq’ alasiñaw", "manq'a", .aymara, false),
            ("irnaqäwinaka", "irnaqawi", .aymara, false),
            ("taqi irnaqañ utanakaru", "irnaqaña uta", .aymara, false),
        ])
    func attests(text: String, form: String, language: AttestationRule.Language, isVerb: Bool) {
        #expect(
            AttestationRule.attests(text, form: form, language: language, isVerb: isVerb, wholeEntry: false))
    }

    @Test(
        "refuses other words",
        arguments: [
            ("", "yaku", AttestationRule.Language.quechua, false),
            ("Wasi", "yaku", .quechua, false),
            ("wasi yachana", "yachana wasi", .quechua, false),
            ("umiri", "uma", .aymara, false),
            ("tanta", "t'ant'a", .aymara, false),
        ])
    func refuses(text: String, form: String, language: AttestationRule.Language, isVerb: Bool) {
        #expect(
            !AttestationRule.attests(text, form: form, language: language, isVerb: isVerb, wholeEntry: false))
    }

    @Test("takes a table entry as a whole", arguments: [("riku", true), ("rikuy", true), ("rikuchi", false)])
    func wholeEntry(entry: String, expected: Bool) {
        let verdict = AttestationRule.attests(
            entry, form: "rikuy", language: .quechua, isVerb: true, wholeEntry: true)
        #expect(verdict == expected)
    }
}
