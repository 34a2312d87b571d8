/// Times given to the signs of a gloss that nobody has signed yet, in milliseconds.
public struct GlossTiming: Hashable, Sendable {
    /// Length of a sign.
    public var sign = 600
    /// Length of a hand letter.
    public var letter = 250
    /// Pause between two lines.
    public var pause = 400

    /// Creates the usual timing.
    public init() {}

    /// Start and end of every token of every line; an empty line takes only its pause.
    func spans(of result: GlossResult) -> [[Range<Int>]] {
        var clock = 0
        return result.lines.map { line in
            defer { clock += pause }
            return line.tokens.map { token in
                let start = clock
                if case .fingerspelled(let letters) = token.realization {
                    clock += letter * max(1, letters.count)
                } else {
                    clock += sign
                }
                return start..<clock
            }
        }
    }
}
