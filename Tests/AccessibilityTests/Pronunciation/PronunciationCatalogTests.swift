import Accessibility
import Testing
import TextProcessing

/// Which words get phonemes, in which form they may come, and what becomes of what no alphabet here has.
struct PronunciationCatalogTests {
    @Test("varieties with rules")
    func varieties() throws {
        #expect(try PronunciationData.catalog().varieties == [.centralAymara, .chankaQuechua, .collaoQuechua])
    }

    @Test(
        "macrolanguages stand for their default member, others speak for themselves",
        arguments: [
            (.quechua, "X'am"), (.chankaQuechua, "X'am"), (.collaoQuechua, "q'am"), (.aymara, "q'am"),
            (.spanish, nil), (.english, nil), (.undetermined, nil),
        ] as [(LanguageVariety, String?)])
    func negotiation(variety: LanguageVariety, phonemes: String?) throws {
        #expect(try PronunciationData.catalog().phonemes(for: "qam", variety: variety) == phonemes)
    }

    @Test(
        "any apostrophe, case and composition",
        arguments: [
            ("manq'a", "m'aNq`a"), ("manq\u{2019}a", "m'aNq`a"), ("manq\u{2018}a", "m'aNq`a"),
            ("manq\u{02BC}a", "m'aNq`a"), ("manq\u{B4}a", "m'aNq`a"), ("manq`a", "m'aNq`a"),
            ("manq\u{02B9}a", "m'aNq`a"), ("MANQ'A", "m'aNq`a"), ("manq\u{2019}", "m'aNq`"),
            ("JACH'", "h'atS`"), ("n\u{303}iq'i", "n^'eq`e"), ("sara\u{308}", "sa**'a:"), ("SARA\u{308}", "sa**'a:"),
            ("SARÄ", "sa**'a:"), ("ÑIQ'I", "n^'eq`e"), ("'uta'", "'uta"), ("'markan'", "ma**k'an"), ("(uta),", "'uta"),
        ])
    func forms(word: String, phonemes: String) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .centralAymara) == phonemes)
    }

    @Test(
        "several words, foreign letters, words of consonants, no letters",
        arguments: [
            ("", nil), (" ", nil), ("a", "'a"), ("jach' suyu", "h'atS` s'uju"), ("  jach'   suyu ", "h'atS` s'uju"),
            ("aka-uka", "aka'uka"), ("SUNAT-ru", "sun'at**u"), ("markan.", "ma**k'an"),
            ("-manq'-", "m'aNq`"), ("aka/uka", "'aka 'uka"), ("façade", "fas'ade"), ("Привет", "_:"),
            ("uta Привет", "'uta"), ("?", "_:"),
            ("kg", "kg'a"), ("s", "s'a"), ("65", nil), ("uta 65", nil), ("😀", "_:"), ("Nancy", "n'ansi"),
        ] as [(String, String?)])
    func others(word: String, phonemes: String?) throws {
        #expect(try PronunciationData.catalog().phonemes(for: word, variety: .centralAymara) == phonemes)
    }

    @Test("long words are read to their end")
    func longWord() throws {
        let phonemes = try PronunciationData.catalog().phonemes(
            for: String(repeating: "ch'a", count: 5000), variety: .centralAymara)
        #expect(phonemes == String(repeating: "tS`a", count: 4998) + "tS`'atS`a")
    }

    @Test("words of a sentence get phonemes, everything else stays")
    func sentence() throws {
        let catalog = try PronunciationData.catalog()
        let place = ByteRange<OriginalText>(0, 4)
        let given = SpokenWord(spoken: "uta", phonemes: "'o", source: place)
        let sentence = SpokenSentence(
            variety: .centralAymara,
            parts: [
                .word(SpokenWord(spoken: "jach' suyu", source: place)), .punctuation(","), .word(given),
                .pause(milliseconds: 5), .mark(name: "m", offset: 3),
            ], source: place)
        var expected = sentence
        expected.parts[0] = .word(SpokenWord(spoken: "jach' suyu", phonemes: "h'atS` s'uju", source: place))
        #expect(catalog.withPhonemes(sentence) == expected)

        var spanish = sentence
        spanish.variety = .spanish
        #expect(catalog.withPhonemes(spanish) == spanish)
    }

    @Test("a folder without the files is named")
    func missing() throws {
        let error = #expect(throws: PronunciationError.self) { try PronunciationCatalog(lexicons: "/nowhere") }
        #expect(error?.code == "pronunciation.unreadable")
        #expect(error?.file == "phonemes.qu.tsv")
    }
}
