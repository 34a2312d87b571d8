import ArgumentParser
import Corpora
import Foundation
import Gateway
import Store
import TextProcessing

/// Options of the commands that open the corpus of the data folder.
struct CorpusOptions: ParsableArguments {
    @OptionGroup var gateway: GatewayOptions

    /// The database of the data folder, made if absent.
    func database() throws -> GatewayDatabase {
        try GatewayDatabase(dataDirectory: gateway.configuration().dataDirectory)
    }
}

/// Who changes something, and why, as the history keeps it.
struct AuthorOptions: ParsableArguments {
    @Option(help: "Who does it; the name of the user by default.")
    var by: String?

    @Option(help: "Why, for the history.")
    var why: String = ""

    var actor: String {
        let user = ProcessInfo.processInfo.environment["USER"].flatMap { $0.isEmpty ? nil : $0 }
        return by ?? user ?? "command"
    }
}

/// How units are printed.
enum UnitFormat: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
}

extension UnitID {
    /// The identifier of a command line.
    init(argument: String) throws {
        guard argument.utf8.count == 36, argument.utf8.allSatisfy({ $0 == 0x2D || UInt8.isHexadecimal($0) }) else {
            throw ValidationError(Messages.current.notAnIdentifier(argument))
        }
        self.init(rawValue: argument.lowercased())
    }
}

extension VariantKey {
    /// `quy`, or `quy/1` for the second rendering.
    init(argument: String) throws {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let ordinal = parts.count == 2 ? Int(parts[1]) : 0, ordinal >= 0 else {
            throw ValidationError(Messages.current.notAVariant(argument))
        }
        self.init(variety: try parseVariety(String(parts[0])), ordinal: ordinal)
    }
}

extension UInt8 {
    fileprivate static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}

/// `name=value` of an option that may be repeated.
func assignment(_ argument: String, option: String) throws -> (name: String, value: String) {
    guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else {
        throw ValidationError(Messages.current.notAnAssignment(option, argument))
    }
    return (String(argument[..<sign]), String(argument[argument.index(after: sign)...]))
}

/// The items of `es,quy`.
func items(_ list: String?) -> [String] { list?.split(separator: ",").map(String.init) ?? [] }
