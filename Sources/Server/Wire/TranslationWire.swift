public import Translation

/// The JSON of one translated item as `POST /v1/translate` writes it, for other surfaces of the same product.
public enum TranslationWire {
    /// One line of JSON for a result; offsets are UTF-8 bytes.
    ///
    /// - Parameters:
    ///   - result: The result.
    ///   - original: The text as received.
    /// - Returns: The JSON text.
    public static func json(_ result: TranslationResult, original: String) -> String {
        var writer = JSONWriter()
        ItemReply(result, original: original, unit: .utf8).write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
