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

    @Test(
        "questions and negations have the mark of their kind over their tokens",
        arguments: [
            (
                "¿sabe dónde?", "^¿/¿<lquest>$^sabe/saber<vblex>$ ^dónde/dónde<adv><itg>$^?/?<sent>$", .yesNoQuestion,
                0..<2
            ),
            (
                "¿usted sabe dónde?",
                "^¿/¿<lquest>$^usted/prpers<prn><tn>$ ^sabe/saber<vblex>$ ^dónde/dónde<adv><itg>$^?/?<sent>$",
                .yesNoQuestion, 0..<3
            ),
            ("¿dónde vive?", "^¿/¿<lquest>$^dónde/dónde<adv><itg>$ ^vive/vivir<vblex>$^?/?<sent>$", .whQuestion, 0..<2),
            ("donde vive?", "^donde/donde<rel><adv>$ ^vive/vivir<vblex>$^?/?<sent>$", .whQuestion, 0..<2),
            (
                "¿por qué vive?", "^¿/¿<lquest>$^por qué/por qué<adv><itg>$ ^vive/vivir<vblex>$^?/?<sent>$",
                .whQuestion, 0..<2
            ),
            ("¿vive?", "^¿/¿<lquest>$^vive/vivir<vblex>$^?/?<sent>$", .yesNoQuestion, 0..<1),
            ("nadie vive", "^nadie/nadie<prn>$ ^vive/vivir<vblex>$", .negation, 0..<2),
            ("hoy no vive", "^hoy/hoy<adv>$ ^no/no<adv>$ ^vive/vivir<vblex>$", .negation, 1..<3),
        ] as [(String, String, GlossMark.Kind, Range<Int>)])
    func marks(text: String, reply: String, kind: GlossMark.Kind, tokens: Range<Int>) async throws {
        let line = try #require(try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text).lines.first)
        #expect(line.marks.map(\.kind) == [kind])
        #expect(line.marks.map(\.tokens) == [tokens])
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

    @Test(
        "a number stays whole, and its stop or colon ends no sentence",
        arguments: [
            ("1,234.50", "^1,234/1,234<num>$^./.<sent>$^50/50<num>$", "1,234.50"),
            ("1.234.567", "^1/1<num>$^./.<sent>$^234/234<num>$^./.<sent>$^567/567<num>$", "1.234.567"),
            ("a las 8:00", "^a/a<pr>$ ^las/el<det><def>$ ^8/8<num>$^:/:<sent>$^00/00<num>$", "OCHO"),
            ("a las 8:30", "^a/a<pr>$ ^las/el<det><def>$ ^8/8<num>$^:/:<sent>$^30/30<num>$", "OCHO TREINTA"),
            ("8. 30", "^8/8<num>$^./.<sent>$ ^30/30<num>$", "OCHO TREINTA"),
            ("S/. 30", "^S/*S$\\/^./.<sent>$ ^30/30<num>$", "TREINTA SOL"),
            ("dos mil", "^dos mil/dos mil<num><mf><sp>$", "DOS MIL"),
            ("veintitrés", "^veintitrés/veinte y tres<num><mf><sp>$", "23"),
            ("treinta y un", "^treinta y un/treinta y un<num><m><sp>$", "31"),
            ("20 %", "^20/20<num>$ %", "VEINTE POR_CIENTO"),
            (".5", "^./.<sent>$^5/5<num>$", "CINCO"), ("5.", "^5/5<num>$^./.<sent>$", "CINCO"),
        ])
    func numbers(text: String, reply: String, gloss: String) async throws {
        let line = try #require(try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text).lines.first)
        #expect(line.text == gloss)
        #expect(line.tokens.allSatisfy { !text[utf8: $0.span].isEmpty && $0.realization.name != "missing" })
    }

    @Test("the colon of a time leaves one sentence, so that the question covers it") func timeInQuestion() async throws
    {
        let reply = "^¿/¿<lquest>$^Abren/Abrir<vblex><pri><p3><pl>$ ^8/8<num>$^:/:<sent>$^30/30<num>$^?/?<sent>$"
        let line = try #require(
            try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss("¿Abren 8:30?").lines.first)
        #expect(line.marks.map(\.kind) == [.yesNoQuestion])
        #expect(line.marks.map(\.tokens) == [0..<3])
    }

    @Test(
        "an abbreviation is a lemma with its stop, and ends no sentence",
        arguments: [
            (
                "¿Qué Art. 5?", "^¿/¿<lquest>$^Qué/Qué<prn><itg>$ ^Art/*Art$^./.<sent>$ ^5/5<num>$^?/?<sent>$",
                "QUÉ ARTÍCULO CINCO"
            ),
            (
                "¿Qué N.° 5?", "^¿/¿<lquest>$^Qué/Qué<prn><itg>$ ^N/*N$^./.<sent>$° ^5/5<num>$^?/?<sent>$",
                "QUÉ NÚMERO CINCO"
            ),
            (
                "¿Qué 3 p. m.?",
                "^¿/¿<lquest>$^Qué/Qué<prn><itg>$ ^3/3<num>$ ^p/*p$^./.<sent>$ ^m/*m$^./.<sent>$^?/?<sent>$",
                "QUÉ TRES TARDE"
            ),
        ])
    func abbreviations(text: String, reply: String, gloss: String) async throws {
        let line = try #require(try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text).lines.first)
        #expect(line.text == gloss)
        #expect(line.marks.map(\.tokens) == [0..<3])
        #expect(line.tokens.allSatisfy { $0.realization.name == "sign" })
    }

    @Test(
        "an unknown word without its accent is found, ñ is not n",
        arguments: [("reunion", "REUNIÓN"), ("MIERCOLES", "MIÉRCOLES"), ("senor", "S-E-N-O-R"), ("plasa", "P-L-A-S-A")])
    func unaccented(word: String, gloss: String) async throws {
        let result = try await GlossPlaces.translator(FixedAnalyzer("^\(word)/*\(word)$")).gloss(word)
        #expect(result.text == gloss)
    }

    @Test(
        "what turns the meaning round is never dropped",
        arguments: [
            ("ni luna", "^ni/ni<cnjcoo>$ ^luna/luna<n>$", "NI LUNA"),
            ("excepto domingo", "^excepto/excepto<pr>$ ^domingo/domingo<n>$", "EXCEPTO DOMINGO"),
            ("salvo domingo", "^salvo/salvo<pr>$ ^domingo/domingo<n>$", "EXCEPTO DOMINGO"),
            ("al menos pan", "^al menos/al menos<adv>$ ^pan/pan<n>$", "MÍNIMO PAN"),
            ("más del pan", "^más del/más de<pr>+el<det><def>$ ^pan/pan<n>$", "MÁS PAN"),
            ("absténgase", "^absténgase/abstener<vblex><imp>+prpers<prn><enc>$", "NO"),
            ("año pasado", "^año/año<n>$ ^pasado/pasar<vblex><pp>$", "AÑO ANTES"),
            ("mes que viene", "^mes/mes<n>$ ^que viene/que viene<adv>$", "MES SIGUIENTE"),
            ("dos hermanos", "^dos/dos<num>$ ^hermanos/hermano<n><m><pl>$", "DOS HERMANO"),
            ("sino pan", "^sino/sino<cnjcoo>$ ^pan/pan<n>$", "PERO PAN"),
            ("aunque llueva", "^aunque/aunque<cnjadv>$ ^llueva/llover<vblex><prs>$", "AUNQUE LLOVER"),
            ("antes del lunes", "^antes del/antes de<pr>+el<det><def>$ ^lunes/lunes<n>$", "ANTES LUNES"),
            ("a partir de hoy", "^a partir de/a partir de<pr>$ ^hoy/hoy<adv>$", "DESDE HOY"),
            ("por qué", "^por qué/por qué<adv><itg>$", "POR_QUÉ"),
            ("hay que pagar", "^hay que/haber que<vbmod>$ ^pagar/pagar<vblex><inf>$", "DEBER PAGAR"),
        ])
    func meaning(text: String, reply: String, gloss: String) async throws {
        let result = try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text)
        #expect(result.text == gloss)
        #expect(result.missingGlosses.isEmpty)
    }

    @Test("an expression with a contraction keeps its words and says what it leaves out") func contraction()
        async throws
    {
        let text = "fuera del campo"
        let reply = "^fuera del/fuera de<pr>+el<det><def><m><sg>$ ^campo/campo<n>$"
        let line = try #require(try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(text).lines.first)
        #expect(line.text == "FUERA CAMPO")
        #expect(line.tokens.map { String(text[utf8: $0.span]) } == ["fuera", "campo"])
        #expect(line.omissions.map(\.lemma) == ["de", "el"])
        #expect(line.omissions.map { String(text[utf8: $0.span]) } == ["del", "del"])
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
