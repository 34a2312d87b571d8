import Accessibility
import Testing
import TextProcessing

struct GlossTranslatorTests {
    private static let patricia =
        "^Me/Prpers<prn><pro><p1><mf><sg>$ ^llamo/llamar<vblex><pri><p1><sg>$ ^Patricia/Patricia<np><ant><f><sg>$"
    private static let house =
        "^¿/¿<lquest>$^dónde/dónde<adv><itg>$ ^está/estar<vblex><pri><p3><sg>$ ^la/el<det><def><f><sg>$ "
        + "^casa/casa<n><f><sg>$^?/?<sent>$"

    @Test("tokens carry spans into the whole text, signs and letters") func tokens() async throws {
        let text = "¿dónde está la casa?\n\nMe llamo Patricia"
        let translator = try GlossPlaces.translator(FixedAnalyzer(Self.house, "", Self.patricia))
        let result = try await translator.gloss(text)
        #expect(result.text == "DÓNDE CASA\n\nMI NOMBRE P-A-T-R-I-C-I-A")
        let tokens = result.lines.flatMap(\.tokens)
        #expect(tokens.map { String(text[utf8: $0.span]) } == ["dónde", "casa", "Me", "llamo", "Patricia"])
        #expect(tokens.map(\.realization.name) == ["sign", "sign", "sign", "sign", "fingerspelled"])
        #expect(tokens.first?.realization == .sign(id: "prl:DÓNDE"))
    }

    @Test("left-out words name their rule, and a question has a mark over its tokens") func omissions() async throws {
        let line = try #require(
            try await GlossPlaces.translator(FixedAnalyzer(Self.house)).gloss("¿dónde está la casa?").lines.first)
        #expect(line.omissions.map(\.lemma) == ["estar", "el"])
        #expect(line.omissions.map(\.rule) == ["drop-be-state", "drop-article"])
        #expect(line.marks.map(\.kind) == [.whQuestion])
        #expect(line.marks.map(\.tokens) == [0..<2])
        #expect(line.marks.map(\.span) == [ByteRange(2, 22)])
    }

    @Test("every word is a token or an omission") func nothingIsLost() async throws {
        let reply =
            "^del/de<pr>+el<det><def><m><sg>$ ^chullu/*chullu$ ^pasaporte/pasaporte<n><m><sg>$ ^zafio/zafio<adj>$"
        let result = try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss("del chullu pasaporte zafio")
        #expect(result.text == "CH-U-LL-U PASAPORTE ZAFIO")
        #expect(result.lines.first?.omissions.map(\.lemma) == ["de", "el"])
        #expect(result.missingGlosses == ["ZAFIO"])
        let coverage = result.coverage
        #expect([coverage.signs, coverage.fingerspelled, coverage.missing, coverage.omitted] == [1, 1, 1, 2])
        #expect(coverage.share == 2.0 / 3)
    }

    @Test("an unknown form of a verb of the lexicon is found, an expression is one sign") func lexicon() async throws {
        let reply = "^enojaba/*enojaba$ ^partida/partida<n>$ ^de/de<pr>$ ^nacimiento/nacimiento<n>$ ^25/25<num>$"
        let result = try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss("enojaba partida de nacimiento 25")
        #expect(result.text == "ENOJAR PARTIDA_DE_NACIMIENTO 25")
        #expect(result.lines.first?.tokens.last?.realization == .fingerspelled(letters: ["2", "5"]))
    }

    @Test("an expression without a sign is cut into its words, each with its own span") func pieces() async throws {
        let text = "El próximo lunes"
        let reply = "^El próximo lunes/El próximo lunes<adv>$"
        let line = try #require(try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text).lines.first)
        #expect(line.text == "LUNES SIGUIENTE")
        #expect(line.tokens.map { String(text[utf8: $0.span]) } == ["lunes", "próximo"])
        #expect(line.omissions.map { String(text[utf8: $0.span]) } == ["El"])
    }

    @Test("an empty text has one empty line and full coverage") func empty() async throws {
        let result = try await GlossPlaces.translator(FixedAnalyzer("")).gloss("")
        #expect(result.lines.count == 1)
        #expect(result.text.isEmpty)
        #expect(result.coverage.share == 1)
    }

    @Test(
        "words become hand letters",
        arguments: [
            ("Patricia", ["P", "A", "T", "R", "I", "C", "I", "A"]), ("chullo", ["CH", "U", "LL", "O"]),
            ("perro", ["P", "E", "RR", "O"]), ("Ñuñoa", ["Ñ", "U", "Ñ", "O", "A"]),
            ("Güímac", ["G", "U", "I", "M", "A", "C"]),
            ("tʼantʼa", ["T", "A", "N", "T", "A"]), ("manq'", ["M", "A", "N", "Q"]), ("25", ["2", "5"]), ("", []),
            ("lll", ["LL", "L"]),
        ])
    func fingerspelling(word: String, letters: [String]) {
        #expect(Fingerspelling.letters(of: word) == letters)
    }
}
