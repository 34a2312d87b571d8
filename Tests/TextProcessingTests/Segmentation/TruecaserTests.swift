import Testing
import TextProcessing

struct TruecaserTests {
    private static func tokens(_ text: String) -> [Token] { Tokenizer().tokens(in: text, language: .spanish) }

    private let truecaser = Truecaser(
        training: [
            "Vive en Lima.", "La ciudad de Lima es grande.", "El DNI vence.", "Saque el DNI.", "VAYA A LIMA",
            "Ñan allin.",
        ]
        .map(tokens))

    @Test(
        "lowers the first word unless it usually has a capital",
        arguments: [
            ("Ciudad grande", "ciudad grande"), ("Lima es grande", "Lima es grande"), ("DNI vence", "DNI vence"),
            ("¿El DNI?", "¿ el DNI ?"), ("Ñan", "ñan"), ("RENIEC atiende", "RENIEC atiende"), ("", ""),
            ("12 Casas", "12 Casas"),
            ("Äta", "äta"), ("Tʼanta", "tʼanta"), ("{x} Casa", "{x} Casa"),
        ])
    func truecases(text: String, expected: String) {
        #expect(truecaser.truecased(Self.tokens(text)).joined(separator: " ") == expected)
    }

    @Test("counts words away from the beginning only")
    func counts() {
        #expect(truecaser.preferredForm(of: "LIMA")?.form == "Lima")
        #expect(truecaser.preferredForm(of: "lima")?.count == 2)
        #expect(truecaser.preferredForm(of: "vive") == nil)
        #expect(Truecaser(training: [[Token]]()).wordCount == 0)
    }

    @Test(
        "gives a translation the case of its source",
        arguments: [
            ("Casa", "wasi", "Wasi"), ("casa", "wasi", "wasi"), ("CASA NUEVA", "musuq ñan", "MUSUQ ÑAN"),
            ("Casa Nueva", "musuq wasi", "Musuq wasi"), ("¿Dónde?", "¿maypi?", "¿Maypi?"),
            ("Pan", "tʼantʼa", "Tʼantʼa"),
            ("EL PAN", "tʼantʼ mä", "TʼANTʼ MÄ"), ("HOLA {name}", "hi {name} %s", "HI {name} %s"),
            ("Hola", "{name} hi", "{name} hi"), ("Camino", "ñan", "Ñan"), ("Uno", "ä", "Ä"), ("", "wasi", "wasi"),
            ("12", "wasi", "wasi"), ("Casa", "", ""), ("Y", "wasi", "Wasi"),
        ])
    func restores(source: String, target: String, expected: String) {
        #expect(Truecaser.restoreCase(of: target, like: source) == expected)
    }

    @Test(
        "tells shapes of case",
        arguments: [
            ("", .none), ("12 %s", .none), ("casa", .lower), ("iPhone", .lower), ("Casa nueva", .sentence),
            ("Casa Nueva", .title), ("CASA", .allCapitals), ("DNI {name}", .allCapitals), ("Casa", .sentence),
        ] as [(String, CaseShape)])
    func shapes(text: String, shape: CaseShape) {
        #expect(CaseShape(of: text) == shape)
    }
}
