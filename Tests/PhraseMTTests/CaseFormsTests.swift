import PhraseMT
import Testing

struct CaseFormsTests {
    private static func forms(_ forms: [String]) throws -> CaseForms {
        try CaseForms(MappedFile(copying: CaseForms.image(of: forms), name: "case"))
    }

    @Test(
        arguments: [
            ("perú", "Perú"), ("dni", "DNI"), ("qusqu", "Qusqu"), ("jachʼa", "Jachʼa"), ("ñuqa", nil), ("", nil),
            ("per", nil), ("Perú", nil), ("perúp", nil), ("mcdonald", "McDonald"),
        ] as [(String, String?)])
    func formsComeBack(word: String, expected: String?) throws {
        let forms = try Self.forms(["Perú", "DNI", "Qusqu", "Jachʼa", "McDonald"])
        #expect(forms.form(of: Array(word.utf8)) == expected)
    }

    @Test func manyFormsAreFound() throws {
        let words = (0..<3000).map { "Wamanqa\($0)" }
        let forms = try Self.forms(words)
        #expect(words.allSatisfy { forms.form(of: Array($0.lowercased().utf8)) == $0 })
    }

    @Test func theOrderOfTheWordsIsNoMatter() {
        #expect(CaseForms.image(of: ["Perú", "DNI", "Lima"]) == CaseForms.image(of: ["Lima", "Perú", "DNI"]))
    }

    @Test func noForms() throws {
        #expect(try Self.forms([]).form(of: Array("lima".utf8)) == nil)
    }
}
