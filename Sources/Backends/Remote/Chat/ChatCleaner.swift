import Translation

/// Takes off what a chat model put around a translation, and turns away what is none.
///
/// Only what the source has not itself is taken off, and only where nothing of the answer can be lost; the rest is an
/// error, so that the segment goes elsewhere.
struct ChatCleaner {
    /// What was to be translated.
    let source: String
    private let speech: ChatSpeech
    private let refusal: ChatRefusal
    /// Whether quotation marks may belong to the translation; apostrophes are no sign of it.
    private let hasQuotation: Bool

    /// Prepares for the answers to one source.
    init(source: String) {
        self.source = source
        speech = ChatSpeech(source: source)
        refusal = ChatRefusal(source: source)
        hasQuotation = source.contains { "\"“”„«»".contains($0) }
    }

    /// The translation alone.
    ///
    /// - Parameter answer: What the model said for the segment.
    /// - Returns: A text without white space around it, not empty.
    /// - Throws: `rejectedAnswer` for refusals and talk that cannot be taken off, `malformedReply` for nothing.
    func cleaned(_ answer: String) throws(BackendError) -> String {
        guard let spoken = ChatThinking.removed(from: answer, sources: [source]) else {
            throw BackendError(.malformedReply, "the model was cut off while it thought")
        }
        var text = trimmed(decoded(ChatThinking.withoutSigns(spoken, source: source)))
        if refusal.opens(text) { throw Self.refused }
        var before: String
        repeat {
            before = text
            text = trimmed(unfenced(text))
            text = trimmed(speech.withoutAnnouncement(text))
            text = trimmed(speech.withoutNotes(text))
            text = trimmed(unwrapped(text))
        } while text != before
        if refusal.isRefusal(text) { throw Self.refused }
        guard !text.isEmpty else { throw BackendError(.malformedReply, "an empty translation") }
        if text.contains(where: \.isNewline), !source.contains(where: \.isNewline) {
            throw BackendError(.rejectedAnswer, "the model answered in several lines", defect: .chatter)
        }
        return text
    }

    static let refused = BackendError(.rejectedAnswer, "the model refused or made excuses", defect: .chatter)

    private func trimmed(_ text: String) -> String { String(text.trimming(\.isWhitespace)) }

    /// With `\u00f1` as the letter it stands for: models escape twice.
    private func decoded(_ text: String) -> String {
        guard text.contains("\\u"), !source.contains("\\u") else { return text }
        var output = ""
        var rest = text[...]
        while let escape = rest.firstRange(of: "\\u") {
            let digits = rest[escape.upperBound...].prefix(4)
            guard digits.count == 4, let number = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(number) else {
                return text
            }
            output += rest[..<escape.lowerBound]
            output.unicodeScalars.append(scalar)
            rest = rest[digits.endIndex...]
        }
        return output + rest
    }

    /// The inside of the only code fence.
    private func unfenced(_ text: String) -> String {
        guard !source.contains("```") else { return text }
        let fences = text.ranges(of: "```")
        guard fences.count == 2 else { return text }
        let inside = text[fences[0].upperBound..<fences[1].lowerBound]
        // The rest of the fence's line is the name of a format.
        guard let lineEnd = inside.firstIndex(where: \.isNewline) else { return String(inside) }
        return String(inside[lineEnd...])
    }

    /// Without quotation marks or emphasis around the whole.
    private func unwrapped(_ text: String) -> String {
        for (start, end) in [
            ("**", "**"), ("__", "__"), ("\"", "\""), ("“", "”"), ("«", "»"), ("`", "`"), ("*", "*"), ("‘", "’"),
            ("'", "'"),
        ] where text.hasPrefix(start) && text.hasSuffix(end) && text.count > start.count + end.count {
            if hasQuotation || source.hasPrefix(start) || source.hasSuffix(end) { continue }
            let inside = text.dropFirst(start.count).dropLast(end.count)
            let isApostrophe = start == "'" || start == "‘"
            if isApostrophe ? Self.hasWordFinalApostrophe(inside) : inside.contains(start) || inside.contains(end) {
                continue
            }
            return String(inside)
        }
        return text
    }

    /// Whether the sign that would close may be a letter: Aymara words end in apostrophes.
    private static func hasWordFinalApostrophe(_ text: Substring) -> Bool {
        let next = text.dropFirst() + " "
        return zip(text, next).contains { ($0 == "'" || $0 == "’") && !$1.isLetter }
            || "ptkqhPTKQH".contains(text.last ?? " ")
    }
}
