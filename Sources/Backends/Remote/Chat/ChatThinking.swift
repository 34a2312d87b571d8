/// What models wrap around an answer without meaning it: thoughts and signs of their own format.
enum ChatThinking {
    private static let elements = ["think", "thinking", "thought", "reasoning", "reflection"]
    private static let signs = ["</s>", "<s>", "<eos>", "<bos>", "<end_of_turn>", "[/INST]", "<start_of_turn>"]

    /// The text without thoughts, or nil when a thought never ends.
    ///
    /// An end without a beginning ends what the server began for the model. What a source has itself is no thought.
    static func removed(from text: String, sources: [String]) -> String? {
        var text = text
        for element in elements {
            let (start, end) = ("<\(element)>", "</\(element)>")
            if sources.contains(where: { $0.contains(start) || $0.contains(end) }) { continue }
            if let last = text.lastRange(of: end) { text = String(text[last.upperBound...]) }
            if text.firstRange(of: start) != nil { return nil }
        }
        return text
    }

    /// The text without signs of a model's format: `<|im_end|>`, `</s>`.
    static func withoutSigns(_ text: String, source: String) -> String {
        var text = text
        for sign in signs where !source.contains(sign) { text = text.replacing(sign, with: "") }
        guard !source.contains("<|") else { return text }
        while let start = text.firstRange(of: "<|"),
            let end = text[start.upperBound...].firstRange(of: "|>"),
            text[start.upperBound..<end.lowerBound].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
        {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        return text
    }
}

extension StringProtocol {
    /// Where a text stands first.
    func firstRange(of needle: String) -> Range<Index>? { ranges(of: needle).first }

    /// Where a text stands last.
    func lastRange(of needle: String) -> Range<Index>? { ranges(of: needle).last }
}
