import Foundation
public import Translation

/// The JSON of one translated item as `POST /v1/translate` writes it, for other surfaces of the same product.
public enum TranslationWire {
    /// One line of JSON for a result; offsets are UTF-8 bytes.
    ///
    /// - Parameters:
    ///   - result: The result.
    ///   - original: The text as received.
    /// - Returns: The JSON text.
    /// - Throws: What the encoder throws, which the types do not allow.
    public static func json(_ result: TranslationResult, original: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(ItemReply(result, original: original, unit: .utf8)), as: UTF8.self)
    }
}
