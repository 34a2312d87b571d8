import ArgumentParser
import Foundation
import Gateway
import TextProcessing
import Translation

/// `chaka normalize`: uniform characters, or another orthography.
struct NormalizeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize", abstract: "Make the characters of each line uniform, or convert its orthography.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text; decides what an apostrophe is.")
    var language: String?

    @Option(help: "Orthography profile to convert with, such as quz-five-to-three.")
    var profile: String?

    @Flag(help: "Show every change: kind, rule, byte ranges, before and after.")
    var showEdits = false

    func run() async throws {
        let services = try options.textServices()
        let variety = try language.map(parseVariety) ?? .undetermined
        let converter = try profile.map { name in
            guard let converter = services.orthographies.converters[name] else {
                throw CommandFailure(
                    Messages.current.unknownProfile(
                        name, services.orthographies.converters.keys.sorted().joined(separator: ", ")))
            }
            return converter
        }
        var lines = try input.lines()
        while let line = try lines.next() {
            let normalized = services.stages.normalizer.normalize(line, language: variety)
            let conversion = converter?.convert(normalized.text)
            print(conversion?.text ?? normalized.text)
            guard showEdits else { continue }
            show(normalized.edits, from: line, to: normalized.text)
            if let conversion { show(conversion.edits, from: normalized.text, to: conversion.text) }
        }
    }

    private func show(_ edits: [NormalizationEdit], from original: String, to text: String) {
        for edit in edits {
            let before = escaped(original[utf8: edit.original])
            let after = escaped(text[utf8: edit.normalized])
            let name = [edit.kind.rawValue, edit.rule].compactMap(\.self).joined(separator: " ")
            print(
                "  \(name)\t\(edit.original.lowerBound)..<\(edit.original.upperBound)\t\(before) > \(after)")
        }
    }

    /// Scalars that a terminal does not show, by their numbers.
    private func escaped(_ text: Substring) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                let isShown = scalar.properties.isAlphabetic || (0x20..<0x7F).contains(scalar.value)
                return isShown ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }.joined() + "\""
    }
}
