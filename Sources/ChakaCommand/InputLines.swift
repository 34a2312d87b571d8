import ArgumentParser
import Foundation
import Glibc

/// Where the texts of a command come from: the arguments, a file, or standard input, line by line.
struct InputOptions: ParsableArguments {
    @Argument(help: "Text; without it the lines of the file or of standard input.")
    var text: [String] = []

    @Option(name: .shortAndLong, help: "File whose lines are read, in UTF-8.")
    var file: String?

    /// The texts, one a line, read as they are asked for.
    func lines() throws -> InputLines {
        if !text.isEmpty { return .given([text.joined(separator: " ")]) }
        guard let file else { return .standardInput(fdopen(STDIN_FILENO, "r"), read: 0) }
        return .given(try LineFile.lines(of: file))
    }

    /// All texts.
    func allLines() throws -> [String] {
        var lines = try lines()
        return try lines.rest()
    }
}

/// Lines of text, in UTF-8 and nothing else: what is not UTF-8 would be worked on as something that nobody wrote.
enum InputLines {
    /// What is left of lines that were read.
    case given(ArraySlice<String>)
    /// Standard input, of which so many lines have been read; nil where it is closed.
    case standardInput(UnsafeMutablePointer<FILE>?, read: Int)

    /// The next line without its end; nil after the last one.
    ///
    /// - Throws: ``CommandFailure`` with the number of the line that is not UTF-8.
    mutating func next() throws -> String? {
        switch self {
        case .given(var lines):
            let line = lines.popFirst()
            self = .given(lines)
            return line
        case .standardInput(nil, _): throw CommandFailure(Messages.current.unreadable("-"))
        case .standardInput(let input?, let count):
            var buffer: UnsafeMutablePointer<CChar>?
            var capacity = 0
            defer { free(buffer) }
            let length = getline(&buffer, &capacity, input)
            guard length >= 0, let buffer else {
                // A folder or a closed descriptor is no empty text.
                if ferror(input) != 0 { throw CommandFailure(Messages.current.unreadable("-")) }
                return nil
            }
            let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
            let line = try LineFile.line(bytes[...], number: count + 1, path: "-")
            self = .standardInput(input, read: count + 1)
            return line
        }
    }

    /// All lines that are left.
    mutating func rest() throws -> [String] {
        var lines: [String] = []
        while let line = try next() { lines.append(line) }
        return lines
    }
}

/// A failure whose message is all that a person needs.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
