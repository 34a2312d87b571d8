/// Contexts that keep equal source texts apart: gettext allows an entry once only.
enum POContext {
    /// The context of the entry that has the number among those with one context and source text.
    static func numbered(_ context: String?, _ number: Int) -> String? {
        number == 1 ? context : (context.map { $0 + " " } ?? "") + "chaka:\(number)"
    }

    /// The context without that number, or nil when nothing is left.
    static func withoutNumber(_ context: String) -> String? {
        let start = context.lastIndex(of: " ").map { context.index(after: $0) } ?? context.startIndex
        let word = context[start...]
        guard word.hasPrefix("chaka:"), let number = Int(word.dropFirst(6)), number > 1 else { return context }
        return start == context.startIndex ? nil : String(context[..<context.index(before: start)])
    }
}
