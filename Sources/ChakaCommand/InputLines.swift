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
        var lines = content.split(separator: "\n", omittingEmptySubsequences: false).map {
            String($0.hasSuffix("\r") ? $0.dropLast() : $0)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return AnySequence(lines)
    }
}

/// A failure whose message is all that a person needs.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
