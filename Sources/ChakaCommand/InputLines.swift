import ArgumentParser
import Foundation

/// Where the texts of a command come from: the arguments, a file, or standard input, line by line.
struct InputOptions: ParsableArguments {
    @Argument(help: "Text; without it the lines of the file or of standard input.")
    var text: [String] = []

    @Option(name: .shortAndLong, help: "File whose lines are read, in UTF-8.")
    var file: String?

    /// The texts, one a line, read as they are asked for.
    func lines() throws -> AnySequence<String> {
        if !text.isEmpty { return AnySequence([text.joined(separator: " ")]) }
        guard let file else { return AnySequence { AnyIterator { readLine(strippingNewline: true) } } }
        guard let content = try? String(contentsOf: URL(fileURLWithPath: file), encoding: .utf8) else {
            // The message below says more than the error of the framework.
            throw CommandFailure(Messages.current.unreadable(file))
        }
        // CR LF is one Character, so a split at "\n" would not see it.
        var lines = content.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return AnySequence(lines)
    }
}

/// A failure whose message is all that a person needs.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
