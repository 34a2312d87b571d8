/// What is wrong at one place of a recipe.
public struct RecipeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Kinds of faults.
    public enum Reason: Hashable, Sendable {
        /// The file could not be read.
        case unreadable(String)
        /// The file is not YAML, or not of the shape that is expected here.
        case malformed(String)
        /// A key that recipes do not have; with those that may stand there.
        case unknownKey(String, known: [String])
        /// A key that must be there is absent.
        case missingKey(String)
        /// A value that the key cannot have; with what it may be.
        case invalidValue(key: String, value: String, expected: String)
        /// A cleaning step that does not exist; with those that do.
        case unknownStep(String, known: [String])
        /// A text names a file that the recipe does not have.
        case unknownFile(String)
        /// Two files or members would get one name.
        case duplicateName(String)
        /// No recipe has this identifier.
        case unknownRecipe(String)
    }

    /// The recipe as it was named.
    public let file: String
    /// Line, 1-based; 0 for the file as a whole.
    public let line: Int
    /// What is wrong.
    public let reason: Reason

    /// Creates an error.
    public init(file: String, line: Int, reason: Reason) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    /// Stable identifier for logs and messages.
    public var code: String {
        switch reason {
        case .unreadable: "recipe.unreadable"
        case .malformed: "recipe.malformed"
        case .unknownKey: "recipe.unknown-key"
        case .missingKey: "recipe.missing-key"
        case .invalidValue: "recipe.invalid-value"
        case .unknownStep: "recipe.unknown-step"
        case .unknownFile: "recipe.unknown-file"
        case .duplicateName: "recipe.duplicate-name"
        case .unknownRecipe: "recipe.unknown-recipe"
        }
    }

    /// `corpora/recipes/dict.yaml:12: unknown key licens; known are: ...`.
    public var description: String { "\(file)\(line > 0 ? ":\(line)" : ""): \(explanation)" }

    private var explanation: String {
        switch reason {
        case .unreadable(let cause): "cannot be read: \(cause)"
        case .malformed(let fault): fault
        case .unknownKey(let key, let known): "unknown key \(key); known are: \(known.joined(separator: ", "))"
        case .missingKey(let key): "no key \(key)"
        case .invalidValue(let key, let value, let expected): "\(key): \"\(value)\" is not \(expected)"
        case .unknownStep(let id, let known): "no cleaning step \(id); there are: \(known.joined(separator: ", "))"
        case .unknownFile(let name): "no file or member \(name) among files"
        case .duplicateName(let name): "two files or members are called \(name)"
        case .unknownRecipe(let id): "no recipe has the identifier \(id); `chaka corpus fetch --list` names them"
        }
    }
}
