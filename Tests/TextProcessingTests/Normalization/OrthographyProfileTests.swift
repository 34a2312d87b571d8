import FoundationEssentials
import Testing
import TextProcessing

struct OrthographyProfileTests {
    private static let header = "# title: T\n# variety: quz\n"

    @Test(
        "a malformed profile names file and line",
        arguments: [
            ("", 1, "header field 'title' is missing"),
            ("# title: T\n[rule a]\nx > y ;\n", 1, "header field 'variety' is missing"),
            ("# title: T\n# variety: xx\n[rule a]\nx > y ;\n", 1, "variety: unknown language tag 'xx'"),
            (header, 3, "no [rule NAME] section"),
            (header + "# scope: line\n[rule a]\nx > y ;", 1, "scope is 'word' or 'apostrophe'"),
            (header + "# title: U\n", 3, "header field 'title' stands twice"),
            (header + "x > y ;\n", 3, "expected '# key: value' or a section"),
            (header + "[rules a]\n", 3, "unknown section 'rules'; known: rule, guard, test, cases"),
            (header + "[rule a]\n[rule a]\n", 4, "section 'a' stands twice"),
            (header + "[rule a if b]\n", 3, "no earlier [test b]"),
            (
                header + "[rule a when b]\n", 3,
                "a section is [KIND NAME], [KIND NAME if TEST] or [KIND NAME unless TEST]"
            ),
            (header + "[rule a]\nx > y ;\n[cases]\nx\ty\n", 6, "a case is input, output and rules, separated by tabs"),
            (header + "[rule a]\nx > y ;\n[cases]\nx\ty\tb\n", 6, "no rule 'b'"),
            (header + "[rule a]\nx > y ;\n[cases]\n[rule b]\n", 6, "sections stand before the cases"),
        ])
    func malformed(text: String, line: Int, reason: String) {
        #expect(throws: OrthographyError.malformed(file: "bad.rules", line: line, reason: reason)) {
            try OrthographyProfile(text: text, file: "bad.rules")
        }
    }

    @Test(
        "a rule that ICU refuses names file and line",
        arguments: [
            ("[rule a]\nx > y ;\n[q > i ;\n", 5),
            ("[rule a]\nx > y ;\n\nx > $missing ;\n", 6),
            ("[rule a]\nx > y ;\n[rule b]\n> > ;\n", 6),
        ])
    func invalidRule(text: String, line: Int) throws {
        let profile = try OrthographyProfile(text: Self.header + text, file: "d/bad.rules")
        let error = #expect(throws: OrthographyError.self) { try OrthographyConverter(profile) }
        guard case .invalidRule(let file, let place, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(file == "d/bad.rules")
        #expect(place == line)
    }

    @Test("reads all parts")
    func parts() throws {
        let text =
            "# title: T\r\n# variety: ay\r\n# licence: CC BY 4.0\r\n[test t]\r\nq > ;\r\n[rule a if t]\r\ne > i ;\r\n"
        let profile = try OrthographyProfile(text: text + "[cases]\r\nqe\tqi\ta\r\n", file: "some/x.rules")
        #expect(profile.id == "x")
        #expect(profile.title == "T")
        #expect(profile.variety == .aymara)
        #expect(profile.scope == .word)
        #expect(profile.header["licence"] == "CC BY 4.0")
        #expect(profile.ruleNames == ["a"])
        #expect(profile.sections.map(\.line) == [5, 7])
        #expect(profile.sections[1].condition?.test == "t")
        #expect(profile.sections[1].condition?.mustFire == true)
        #expect(profile.cases.map(\.line) == [9])
    }

    @Test("a missing folder and an unknown profile are errors")
    func missing() throws {
        #expect(throws: OrthographyError.missingFolder(path: "/no/such/folder")) {
            try OrthographyCatalog(directory: "/no/such/folder")
        }
        let catalog = try OrthographyCatalog(directory: OrthographyConverterTests.folder)
        #expect(throws: OrthographyError.unknownProfile(id: "quz")) { try catalog.converter("quz") }
        #expect(OrthographyError.unknownProfile(id: "quz").code == "orthography.unknown-profile")
    }

    @Test("a file that is not UTF-8 is an error")
    func unreadable() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/chaka-orthography-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = "\(folder)/x.rules"
        #expect(FileManager.default.createFile(atPath: file, contents: Data([0x23, 0xFF, 0x0A])))
        #expect(throws: OrthographyError.unreadable(file: file)) { try OrthographyCatalog(directory: folder) }
        try FileManager.default.removeItem(atPath: folder)
    }
}
