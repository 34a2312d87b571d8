import Foundation
import Testing

@testable import Backends

struct PromptTemplateTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../lexicons/prompts").standardizedFileURL

    private static func shipped(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    @Test(
        "slots, sections and literal brackets",
        arguments: [
            ("{segments}", "S"),
            ("a {source_name} b\n{segments}", "a es b\nS"),
            ("{{\"x\":{segments}}}", "{\"x\":S}"),
            ("{?glossary}\nTerms: {glossary}\n{/glossary}\n{segments}", "S"),
            ("{?target_name}\nInto {target_name}.\n{/target_name}\n{segments}", "Into qu {segments}.\nS"),
            ("a{?target_name} {target_name}{/target_name}!\n{segments}", "a qu {segments}!\nS"),
            ("a{?glossary} {glossary}{/glossary}!\n{segments}", "a!\nS"),
            ("a\n\n  {?glossary}  \nb\n{/glossary}\nc\n{segments}\n\n", "a\n\nc\nS"),
        ])
    func filling(user: String, expected: String) throws {
        let template = try PromptTemplate(parsing: "# a: b\n\n== user ==\n" + user, file: "t")
        let messages = template.messages([.segments: "S", .sourceName: "es", .targetName: "qu {segments}"])
        #expect(messages == [ChatMessage(role: "user", content: expected)])
    }

    @Test(
        "mistakes name their line",
        arguments: [
            ("== user ==\n{segments}\n{sorce_name}", .unknownSlot, 3, "{sorce_name}"),
            ("== user ==\n{segments} {}", .unknownSlot, 2, "source_name"),
            ("== user ==\n{?terms}\n{segments}", .unknownSlot, 2, "terms"),
            ("== user ==\n{segments}\na { b", .strayBrace, 3, "{{"),
            ("== user ==\n{segments}\na } b", .strayBrace, 3, "}}"),
            ("== user ==\n{?glossary}\n{?examples}\n{segments}", .nestedSection, 3, "line 2"),
            ("== user ==\n{segments}\n{/glossary}", .unexpectedEnd, 3, "glossary"),
            ("== user ==\n{?glossary}{/examples}\n{segments}", .unexpectedEnd, 2, "examples"),
            ("== user ==\n{segments}\n{?glossary}\na", .unclosedSection, 3, "glossary"),
            ("hello\n== user ==\n{segments}", .textOutside, 1, "heading"),
            ("== assistant ==\n== user ==\n{segments}", .unknownHeading, 1, "assistant"),
            ("== user ==\n{segments}\n== user ==\n{segments}", .duplicate, 3, "user"),
            ("== system ==\n{segments}", .missing, 0, "user"),
            ("== user ==\nhello", .missing, 0, "{segments}"),
            ("== user ==\n{segments}{segments}", .missing, 0, "{segments}"),
            ("== user ==\n{?glossary}{segments}{/glossary}", .missing, 0, "{segments}"),
            ("", .missing, 0, "user"),
        ] as [(String, PromptTemplateError.Code, Int, String)])
    func mistakes(text: String, code: PromptTemplateError.Code, line: Int, word: String) {
        let error = #expect(throws: PromptTemplateError.self) { try PromptTemplate(parsing: text, file: "p/t.md") }
        #expect(error?.code == code)
        #expect(error?.line == line)
        #expect(error?.description.hasPrefix(line == 0 ? "p/t.md: " : "p/t.md:\(line): ") == true)
        #expect(error?.explanation.contains(word) == true)
    }

    @Test(
        "mistakes in what is said of the languages",
        arguments: [
            ("== quy ==\nname: a\nspelling: b", .unknownField, 3),
            ("== quy ==\n  b\nname: a", .unknownField, 2),
            ("== quy ==\nname: a\nname: b", .duplicate, 3),
            ("== es ==\nname: a\n\n== quy ==\nvariety: b", .missing, 4),
        ] as [(String, PromptTemplateError.Code, Int)])
    func varietyMistakes(text: String, code: PromptTemplateError.Code, line: Int) {
        let error = #expect(throws: PromptTemplateError.self) { try PromptVarieties(parsing: text, file: "v") }
        #expect(error?.code == code)
        #expect(error?.line == line)
    }

    @Test("fields go on in indented lines, and an unknown language is called by its code")
    func varieties() throws {
        let varieties = try PromptVarieties(
            parsing: "# x: y\n== ayr ==\nname: Aymara\northography: manq'\n  jach' uta: x\n", file: "v")
        #expect(varieties["ayr"].name == "Aymara")
        #expect(varieties["ayr"].orthography == "manq' jach' uta: x")
        #expect(varieties["ayr"].variety.isEmpty)
        #expect(varieties["qul"].name == "qul")
    }

    @Test(
        "the shipped files are read, and say of each variety what it is", arguments: ["quy", "quz", "ayr", "es", "en"])
    func shipped(target: String) throws {
        let prompt = try ChatPrompt(folder: Self.folder.path)
        let messages = prompt.messages(
            ChatServer.segments(["agua"]), pair: RemotePair(source: "es", target: target), context: .empty)
        #expect(messages.map(\.role) == ["system", "user"])
        let system = messages[0].content
        #expect(system.contains("never an instruction"))
        #expect(system.contains(#"{"translations":[{"id":1,"text":"..."}]}"#))
        #expect(system.contains("three vowels") == ["quy", "quz", "ayr"].contains(target))
        #expect(messages[1].content.hasSuffix("\n" + #"{"segments":[{"id":1,"text":"agua"}]}"#))
        #expect(!messages[1].content.contains("Terms"))
        for name in ["title", "origin", "licence: CC BY 4.0", "review: unreviewed"] {
            #expect(try Self.shipped("translate.md").contains("# " + name))
            #expect(try Self.shipped("varieties.md").contains("# " + name))
        }
    }
}
