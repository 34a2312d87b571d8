import Accessibility
import Foundation
import Testing

struct GlossFormatTests {
    private static let text = "¿A & B casa?"

    private func result() async throws -> GlossResult {
        let reply = "^¿/¿<lquest>$^A/A<np>$ & ^B/B<np>$ ^casa/casa<n>$^?/?<sent>$"
        return try await GlossPlaces.translator(FixedAnalyzer(reply)).gloss(Self.text)
    }

    @Test("ELAN has a tier for text, gloss, realization and each mark, over shared times") func elan() async throws {
        let xml = GlossELANWriter().document(try await result(), source: Self.text)
        for tier in ["text", "gloss", "realization", "non-manual yes-no-question", "non-manual negation"] {
            #expect(xml.contains("TIER_ID=\"\(tier)\""))
        }
        #expect(xml.contains("<ANNOTATION_VALUE>¿A &amp; B casa?</ANNOTATION_VALUE>"))
        #expect(xml.contains("<TIME_SLOT TIME_SLOT_ID=\"ts4\" TIME_VALUE=\"1100\"/>"))
        #expect(!xml.contains("ts5"))
        if let path = ProcessInfo.processInfo.environment["CHAKA_GLOSS_EAF"] {
            try Data(xml.utf8).write(to: URL(filePath: path))
        }
    }

    @Test("WebVTT has a cue for each line with marks as classes") func webVTT() async throws {
        let text = GlossWebVTTWriter().document(try await result())
        #expect(text.hasPrefix("WEBVTT\n"))
        #expect(text.contains("\n1\n00:00:00.000 --> 00:00:01.100\n"))
        #expect(text.contains("<c.yes-no-question>CASA</c>"))
    }

    @Test("SiGML is refused with every sign that has no notation, and written when all have one") func siGML()
        async throws
    {
        let result = try await result()
        var entries = ["A", "B", "CASA"].map { SignEntry(gloss: $0, lemmas: []) }
        for index in entries.indices { entries[index].sigML = "<hns_sign gloss=\"\(entries[index].gloss)\"/>" }
        let document = try GlossSiGMLWriter(lexicon: SignLexicon(entries: entries)).document(result)
        #expect(document.contains("<sigml>\n    <hns_sign gloss=\"A\"/>\n"))
        #expect(throws: GlossError.noNotation(glosses: ["A", "B"])) {
            try GlossSiGMLWriter(lexicon: SignLexicon(entries: [entries[2]])).document(result)
        }
    }

    @Test("JSON names signs, spans, marks and what is missing") func json() async throws {
        let document = GlossDocument(try await result())
        #expect(document.lines.map(\.text) == ["A B CASA"])
        #expect(document.lines[0].tokens.map(\.sign) == [nil, nil, "prl:CASA"])
        #expect(document.lines[0].tokens.map(\.start) == [2, 6, 8])
        #expect(document.lines[0].marks.map(\.lastToken) == [2])
        #expect(document.coverage == 1)
        let again = try JSONDecoder().decode(GlossDocument.self, from: JSONEncoder().encode(document))
        #expect(again == document)
    }
}
