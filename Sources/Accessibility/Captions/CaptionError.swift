/// Why a file of captions was refused.
public struct CaptionError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// Another encoding than UTF-8, by its name.
        case encoding(String)
        /// The file does not follow its format.
        case malformed(String)
        /// The file asks for what is never done: document types, entities, too deep nesting.
        case refused(String)
        /// The file is over a limit of bytes.
        case tooLarge(limit: Int)
    }

    /// Line of the file, 1-based; 0 when it is the whole file.
    public var line: Int
    /// What is wrong.
    public var reason: Reason

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - line: Line of the file, 1-based.
    ///   - reason: What is wrong.
    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    /// The registered code.
    public var code: String {
        switch reason {
        case .encoding: "caption.encoding"
        case .malformed: "caption.malformed"
        case .refused: "caption.refused"
        case .tooLarge: "caption.too-large"
        }
    }

    /// What is wrong, as a sentence without its stop.
    public var message: String {
        switch reason {
        case .encoding(let name): "the file is \(name), not UTF-8"
        case .malformed(let what), .refused(let what): what
        case .tooLarge(let limit): "the file is larger than \(limit) bytes"
        }
    }
}

/// Something that was read or written though the format does not have it so.
public struct CaptionWarning: Codable, Hashable, Sendable {
    /// Line of the file that was read, or number of the cue that was written, 1-based.
    public var place: Int
    /// What was found and what was made of it.
    public var message: String

    /// Creates a warning.
    ///
    /// - Parameters:
    ///   - place: Line read or cue written, 1-based.
    ///   - message: What was found.
    public init(place: Int, message: String) {
        self.place = place
        self.message = message
    }
}
