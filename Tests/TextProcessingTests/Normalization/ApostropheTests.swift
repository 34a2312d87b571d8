import Testing
import TextProcessing

struct ApostropheTests {
    @Test(
        "in Aymara and Quechua",
        arguments: [
            ("t'ant'a", "tʼantʼa"),
            ("t’ant’a", "tʼantʼa"),
            ("t‘ant‘a", "tʼantʼa"),
            ("t´ant´a", "tʼantʼa"),
            ("t`ant`a", "tʼantʼa"),
            ("tʹantʹa", "tʼantʼa"),
            ("tʼantʼa", "tʼantʼa"),
            ("T'ANT'A CH'AMA Q'IPI", "TʼANTʼA CHʼAMA QʼIPI"),
            ("manq' alasiñaw", "manqʼ alasiñaw"),
            ("jach' suyu", "jachʼ suyu"),
            ("jach'", "jachʼ"),
            ("uñt', jach'.", "uñtʼ, jachʼ."),
            ("'t'ant'a'", "'tʼantʼa'"),
            ("‘t’ant’a’", "‘tʼantʼa’"),
            ("'jach' suyu'", "'jachʼ suyu'"),
            ("'jach'", "'jach'"),
            ("«jach'»", "«jachʼ»"),
            ("siwa: 'sarañ munt' 'jach' uta'", "siwa: 'sarañ munt' 'jachʼ uta'"),
            ("'sarañ munt'", "'sarañ munt'"),
            ("'manq' alasiñaw' sasa", "'manqʼ alasiñaw' sasa"),
            ("‘jach' suyu’", "‘jachʼ suyu’"),
            ("'uta'\nmanq' alasiña", "'uta'\nmanqʼ alasiña"),
            ("'uta\nmanq' alasiña", "'uta\nmanqʼ alasiña"),
            ("yatt'aña uñt'ayi qhawqhch'a", "yattʼaña uñtʼayi qhawqhchʼa"),
            ("k'k'k'", "kʼkʼkʼ"),
            ("Pedro's wasin", "Pedro's wasin"),
            ("O'Higgins", "O'Higgins"),
            ("ph'a kh'a", "ph'a kh'a"),
            ("armt ' asi", "armt ' asi"),
            ("5' 10'", "5' 10'"),
            ("'", "'"),
            ("' '", "' '"),
            ("t\u{1FFD}a", "tʼa"),
            ("t'\u{308}", "tʼ\u{308}"),
            ("n\u{303}u q\u{AD}'ipi", "ñu qʼipi"),
        ])
    func full(text: String, expected: String) {
        for language in [LanguageVariety.aymara, .centralAymara, .quechua, .collaoQuechua] {
            #expect(Normalizer().normalize(text, language: language).text == expected)
        }
    }

    @Test(
        "in undetermined text",
        arguments: [
            ("t'ant'a q'ipi", "tʼantʼa qʼipi"),
            ("jach'a", "jachʼa"),
            ("t'aqa", "tʼaqa"),
            ("jach' suyu", "jach' suyu"),
            ("don't", "don't"),
            ("it's, that'll, that'd", "it's, that'll, that'd"),
            ("rock'n'roll", "rock'n'roll"),
            ("Pat's", "Pat's"),
            ("int'l", "int'l"),
            ("suk't'ata", "sukʼtʼata"),
            ("t'as t'aime t'inquiète", "t'as t'aime t'inquiète"),
            ("Sant'Agata", "Sant'Agata"),
            ("vent'anni", "vent'anni"),
            ("aujourd'hui l'eau", "aujourd'hui l'eau"),
            ("'quoted' text", "'quoted' text"),
        ])
    func cautious(text: String, expected: String) {
        #expect(Normalizer().normalize(text).text == expected)
    }

    @Test(
        "stay in Spanish, English and gloss",
        arguments: ["don't", "O'Higgins", "rock 'n' roll", "t'ant'a", "jach' suyu", "it’s", "`code´"])
    func untouched(text: String) throws {
        for language in [LanguageVariety.spanish, .english, try LanguageVariety(parsing: "prl")] {
            let normalized = Normalizer().normalize(text, language: language)
            #expect(normalized.text == text)
            #expect(normalized.edits.isEmpty)
        }
    }

    @Test("the edit covers the whole apostrophe")
    func edit() {
        let edits = Normalizer().normalize("ch’ama", language: .aymara).edits
        #expect(
            edits == [NormalizationEdit(kind: .apostrophe, original: ByteRange(2, 5), normalized: ByteRange(2, 4))])
    }
}
