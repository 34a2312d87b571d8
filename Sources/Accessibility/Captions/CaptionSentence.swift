/// Tells whether a sentence ends with a cue.
enum CaptionSentence {
    /// Abbreviations whose stop ends no sentence.
    private static let abbreviations: Set<String> = [
        "sr.", "sra.", "dr.", "dra.", "art.", "inc.", "lit.", "núm.", "av.", "jr.", "ing.", "lic.", "mr.", "mrs.",
        "ms.",
        "st.", "no.", "prof.", "s/.",
    ]

    /// Whether the text before ends a sentence, seen what comes after it.
    static func isComplete(_ text: String, before next: String) -> Bool {
        var rest = trimmed(text)
        while let last = rest.last, "\"'»”’)]".contains(last) { rest.removeLast() }
        guard let last = rest.last else { return true }
        if last == "♪" || trimmed(next).first.map({ "[(♪".contains($0) }) ?? true { return true }
        if text.hasSuffix("]") || (text.hasSuffix(")") && trimmed(text).hasPrefix("(")) { return true }
        let isTrailing = last == "…" || rest.hasSuffix("...")
        if isTrailing {
            let start = trimmed(next).first
            return !(start == "…" || start == "." || start?.isLowercase ?? false)
        }
        if last == "." {
            let word = rest.split { $0 == " " || $0 == "\n" }.last.map { $0.lowercased() } ?? ""
            return !abbreviations.contains(word)
        }
        return last == "!" || last == "?"
    }

    private static func trimmed(_ text: String) -> Substring {
        var rest = text[...]
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        return rest
    }
}
