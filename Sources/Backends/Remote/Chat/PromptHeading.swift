/// The lines of a file of prompts under their headings: `== name ==`.
///
/// Lines before the first heading that begin with `#` are facts about the file.
struct PromptHeading {
    /// What stands between the signs.
    let name: String
    /// Its line, counted from 1.
    let line: Int
    /// The lines below it, with their numbers.
    var lines: [(number: Int, text: Substring)] = []

    /// Splits a file.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name for errors.
    /// - Returns: The headings in order, each name once.
    /// - Throws: ``PromptTemplateError`` for text outside and for a name that occurs twice.
    static func split(_ text: String, file: String) throws(PromptTemplateError) -> [PromptHeading] {
        var headings: [PromptHeading] = []
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            if let name = name(of: line) {
                guard !headings.contains(where: { $0.name == name }) else {
                    throw PromptTemplateError(.duplicate, file: file, line: number, "\(name) stands here again")
                }
                headings.append(PromptHeading(name: name, line: number))
            } else if !headings.isEmpty {
                headings[headings.count - 1].lines.append((number, line))
            } else if line.first != "#", !line.allSatisfy(\.isWhitespace) {
                throw PromptTemplateError(
                    .textOutside, file: file, line: number, "text before the first heading such as == system ==")
            }
        }
        return headings
    }

    private static func name(of line: Substring) -> String? {
        guard line.hasPrefix("== "), line.hasSuffix(" =="), line.count > 6 else { return nil }
        return String(line.dropFirst(3).dropLast(3))
    }
}
