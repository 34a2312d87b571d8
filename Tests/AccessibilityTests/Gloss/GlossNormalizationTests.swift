import Accessibility
import Foundation
import Testing
import TextProcessing

struct GlossNormalizationTests {
    private static let named =
        "^Me/Prpers<prn><pro><p1><mf><sg>$ ^llamo/llamar<vblex><pri><p1><sg>$ ^Peña/Peña<np><ant><f><sg>$"
    private static let house =
        "^¿/¿<lquest>$^dónde/dónde<adv><itg>$ ^está/estar<vblex><pri><p3><sg>$ ^la/el<det><def><f><sg>$ "
        + "^casa/casa<n><f><sg>$^?/?<sent>$"

    @Test(
        "text of any form has one gloss, with spans of its own bytes",
        arguments: ["NFC", "NFD", "invisible"] as [String], ["\n", "\r\n"])
    func forms(form: String, lineEnd: String) async throws {
        func formed(_ text: String) -> String {
            switch form {
            case "NFD": text.decomposedStringWithCanonicalMapping
            case "invisible": text.replacing("d", with: "d\u{AD}").replacing(" ", with: "\u{A0}")
            default: text
            }
        }
        let composed = ["¿dónde está la casa?", "", "Me llamo Peña", ""].joined(separator: lineEnd)
        let text = formed(composed)
        let isLonger = text.utf8.count > composed.utf8.count
        #expect(isLonger == (form != "NFC"))
        let result = try await GlossPlaces.translator(FixedAnalyzer(Self.house, "", Self.named, "")).gloss(text)
        #expect(Array(result.text.utf8) == Array("DÓNDE CASA\n\nMI NOMBRE P-E-Ñ-A\n".utf8))
        func cut(_ span: ByteRange<OriginalText>) -> [UInt8] { Array(Array(text.utf8)[span.range]) }
        func bytes(_ words: [String]) -> [[UInt8]] { words.map { Array(formed($0).utf8) } }
        let tokens = result.lines.flatMap(\.tokens)
        #expect(tokens.map { cut($0.span) } == bytes(["dónde", "casa", "Me", "llamo", "Peña"]))
        #expect(result.lines[0].omissions.map { cut($0.span) } == bytes(["está", "la"]))
        #expect(result.lines[0].marks.map { cut($0.span) } == bytes(["dónde está la casa"]))
        let lines = result.lines.map { cut($0.span).filter { $0 != 0x0D } }
        #expect(lines == bytes(["¿dónde está la casa?", "", "Me llamo Peña", ""]))
        #expect(result.lines.last?.span.upperBound == text.utf8.count)
    }
}
