/// A mistake in a file of prompts, with its place.
public struct PromptTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kind of mistake.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The file cannot be read, or is no UTF-8.
        case unreadable = "prompt.unreadable"
        /// A slot in curly brackets has a name that does not exist.
        case unknownSlot = "prompt.unknown-slot"
        /// A curly bracket that belongs to no slot; literal ones are written twice.
        case strayBrace = "prompt.stray-brace"
        /// A section is opened inside another one.
        case nestedSection = "prompt.nested-section"
        /// A section is closed that is not open.
        case unexpectedEnd = "prompt.unexpected-end"
        /// A section is never closed.
        case unclosedSection = "prompt.unclosed-section"
        /// Text stands before the first heading.
        case textOutside = "prompt.text-outside"
        /// A heading has a name that does not exist.
        case unknownHeading = "prompt.unknown-heading"
        /// A heading or field occurs twice.
        case duplicate = "prompt.duplicate"
        /// A field has a name that does not exist.
        case unknownField = "prompt.unknown-field"
        /// Something that must be there is not.
        case missing = "prompt.missing"
    }

    /// Kind of mistake, stable.
    public let code: Code
    /// The file as the caller named it.
    public let file: String
    /// Line, counted from 1; 0 where the file as a whole is meant.
    public let line: Int
    /// What is wrong, in English.
    public let explanation: String

    /// Creates an error.
    public init(_ code: Code, file: String, line: Int, _ explanation: String) {
        self.code = code
        self.file = file
        self.line = line
        self.explanation = explanation
    }

    /// `file:line: what is wrong`.
    public var description: String { line > 0 ? "\(file):\(line): \(explanation)" : "\(file): \(explanation)" }
}
