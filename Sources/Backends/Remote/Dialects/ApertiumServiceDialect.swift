public import Translation
public import Transport

/// Apertium-APy, the web service of Apertium.
///
/// Source: https://wiki.apertium.org/wiki/Apertium-apy, and `apertium_apy/handlers/translate.py` of 0.11.7.
public struct ApertiumServiceDialect: RemoteDialect {
    private struct Reply: Decodable {
        struct Data: Decodable { let translatedText: String }
        let responseData: Data
    }

    /// What Apertium's deformatter of HTML takes out of the text.
    private static let markup = ProtectedMarkup(element: "apertium-notrans")

    /// One text: of several the service keeps the last.
    public let limits = RemoteLimits(segments: 1, characters: 10_000)
    private let endpoint: RemoteEndpoint

    /// Creates a dialect for an endpoint.
    public init(_ endpoint: RemoteEndpoint) { self.endpoint = endpoint }

    /// One `POST /translate` with the fields of a form, so that no text stands in a URL, where logs keep it.
    public func request(_ segments: [SegmentInput], pair: RemotePair) -> TransportRequest {
        let text = segments.map { Self.markup.encoded($0, isSpecial: Self.isMark) }.joined(separator: "\n")
        return endpoint.post(
            "/translate",
            form: [
                "langpair": "\(pair.source)|\(pair.target)", "q": text, "markUnknown": "yes", "format": "html",
            ])
    }

    /// Reads `responseData.translatedText`, takes Apertium's marks off and names the words that had them.
    public func outputs(
        _ response: TransportResponse, for segments: [SegmentInput]
    ) throws(BackendError) -> [Result<SegmentOutput, BackendError>] {
        let text = try response.translations(Reply.self).responseData.translatedText
        var output = ""
        var unknown: [String] = []
        for piece in Self.markup.pieces(of: text) {
            if piece.isProtected {
                output += piece.text
            } else {
                output += Self.withoutMarks(piece.text, unknown: &unknown)
            }
        }
        return [.success(SegmentOutput(text: output, unknownWords: unknown))]
    }

    /// The installed pairs.
    public var healthRequest: TransportRequest? { endpoint.get("/listPairs") }

    /// The text's own marks travel protected, so every other one is the engine's.
    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#")
    }

    private static func withoutMarks(_ text: String, unknown: inout [String]) -> String {
        var output = ""
        var word: String?
        func close() {
            if let word, !word.isEmpty, !unknown.contains(word) { unknown.append(word) }
            word = nil
        }
        for scalar in text.unicodeScalars {
            if scalar == "*" || scalar == "@" || scalar == "#" {
                close()
                word = ""
                continue
            }
            let continues =
                scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.canonicalCombiningClass != .notReordered
            if continues { word?.unicodeScalars.append(scalar) } else { close() }
            output.unicodeScalars.append(scalar)
        }
        close()
        return output
    }
}
