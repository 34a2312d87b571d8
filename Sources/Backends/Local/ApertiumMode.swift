import FoundationEssentials
import Glibc
import TextProcessing

/// The programs of one translation direction, from an installed `.mode` file.
///
/// A mode file is one shell pipeline whose `$1` stands for the generation mode and `$2` for the tagger's display mode.
/// It is read here as plain words and single-quoted words, and no shell takes part.
struct ApertiumMode {
    /// The programs with `-z`, which makes each of them flush at NUL.
    let stages: [StageCommand]

    /// Reads the mode of a direction and checks that every program and dictionary it names is there.
    init(_ pair: LanguagePair, configuration: ApertiumConfiguration) throws(ApertiumError) {
        let directions = [
            LanguagePair(source: .spanish, target: .english): "spa-eng",
            LanguagePair(source: .english, target: .spanish): "eng-spa",
        ]
        let plain = LanguagePair(source: pair.source.withoutRegion, target: pair.target.withoutRegion)
        guard let name = directions[plain] else { throw .unsupportedPair(pair) }
        let path = "\(configuration.modesDirectory)/\(name).mode"
        guard let content = FileManager.default.contents(atPath: path) else {
            throw .notInstalled(path: path, package: "apertium-eng-spa")
        }
        guard let commands = Self.commands(in: String(decoding: content, as: UTF8.self)) else {
            throw .malformedMode(path: path)
        }
        var stages: [StageCommand] = []
        for words in commands {
            let program = words[0]
            let candidates =
                program.utf8.contains(UInt8(ascii: "/"))
                ? [program] : configuration.executableSearchPath.map { "\($0)/\(program)" }
            guard let executable = candidates.first(where: { access($0, X_OK) == 0 }) else {
                throw .notInstalled(path: program, package: "apertium")
            }
            let arguments = words.dropFirst()
            for argument in arguments where argument.hasPrefix("/") && access(argument, R_OK) != 0 {
                throw .notInstalled(path: argument, package: "apertium-eng-spa")
            }
            stages.append(StageCommand(executable: executable, arguments: ["-z"] + arguments))
        }
        self.stages = stages
    }

    /// The words of each program of a mode file, or nil when it holds anything but words, quotes, bars and `$1`, `$2`.
    static func commands(in text: String) -> [[String]]? {
        var commands: [[String]] = [[]]
        var word: [UInt8]?
        var isQuoted = false
        for byte in text.utf8 {
            if isQuoted {
                if byte == UInt8(ascii: "'") { isQuoted = false } else { word?.append(byte) }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"):
                isQuoted = true
                word = word ?? []
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "|"):
                guard end(&word, of: &commands) else { return nil }
                if byte == UInt8(ascii: "|") { commands.append([]) }
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: ";"), UInt8(ascii: "&"),
                UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: "*"), 0:
                return nil
            default: word = (word ?? []) + [byte]
            }
        }
        guard !isQuoted, end(&word, of: &commands), commands.allSatisfy({ !$0.isEmpty }) else { return nil }
        return commands
    }

    private static func end(_ word: inout [UInt8]?, of commands: inout [[String]]) -> Bool {
        guard let bytes = word else { return true }
        word = nil
        switch String(decoding: bytes, as: UTF8.self) {
        case "$1": commands[commands.count - 1].append("-g")
        case "$2": break
        case let text where text.utf8.contains(UInt8(ascii: "$")): return false
        case let text: commands[commands.count - 1].append(text)
        }
        return true
    }
}
