import Foundation
import TextProcessing
import Yams

extension Recipe {
    /// Reads a recipe.
    ///
    /// - Parameter path: A YAML file.
    /// - Throws: ``RecipeError`` that names the file and the line.
    public init(path: String) throws(RecipeError) {
        let text: String
        do {
            text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        } catch {
            throw RecipeError(file: path, line: 0, reason: .unreadable("missing, not readable or not UTF-8"))
        }
        try self.init(yaml: text, path: path)
    }

    /// Reads the text of a recipe.
    ///
    /// - Parameters:
    ///   - yaml: The text.
    ///   - path: Name for messages; relative paths inside start from its folder.
    /// - Throws: ``RecipeError`` that names the file and the line.
    public init(yaml: String, path: String) throws(RecipeError) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch {
            throw Self.malformed(error, path: path)
        }
        guard let node else { throw RecipeError(file: path, line: 0, reason: .malformed("empty")) }
        var keys = try RecipeMapping(node, file: path)
        self.path = path
        id = try Self.identifier(&keys, "id")
        title = try keys.required("title")
        homepage = try keys.text("homepage")
        citation = try keys.text("citation")
        credit = try keys.text("credit")
        source = try keys.text("source") ?? id
        domain = try keys.text("domain") ?? ""
        state = try Self.choice(&keys, "state") ?? .unreviewed
        tags = try keys.texts("tags")
        isVerified = try keys.flag("verified") ?? false
        verification = try keys.text("verification")
        unavailable = try keys.text("unavailable")
        licence = try Self.licence(&keys)
        let sides = try Self.sides(&keys)
        self.sides = sides
        files = try Self.files(&keys)
        texts = try Self.texts(&keys, sides: sides, names: Self.names(files))
        faults = try keys.texts("faults")
        cleaning = try CleaningCatalog.steps(&keys, languages: sides.map(\.language))
        try keys.finish()
        guard unavailable != nil || !texts.isEmpty else { throw keys.error(.missingKey("texts"), at: "texts") }
    }

    private static func malformed(_ error: any Error, path: String) -> RecipeError {
        let line: Int
        switch error as? YamlError {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): line = mark.line
        case .duplicatedKeysInMapping(_, let context): line = context.mark.line
        default: line = 0
        }
        let cause = String(describing: error).split(separator: "\n").joined(separator: " ")
        return RecipeError(file: path, line: line, reason: .malformed("not YAML: \(cause)"))
    }

    private static func identifier(_ keys: inout RecipeMapping, _ key: String) throws(RecipeError) -> String {
        let found = try keys.required(key)
        let isPlain = found.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
        }
        guard isPlain, !found.hasPrefix("-") else {
            let expected = "of small letters, digits and hyphens"
            throw keys.error(.invalidValue(key: key, value: found, expected: expected), at: key)
        }
        return found
    }

    private static func choice<Value: RawRepresentable & CaseIterable>(
        _ keys: inout RecipeMapping, _ key: String
    ) throws(RecipeError) -> Value? where Value.RawValue == String {
        guard let found = try keys.text(key) else { return nil }
        guard let value = Value(rawValue: found) else {
            let expected = "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))"
            throw keys.error(.invalidValue(key: key, value: found, expected: expected), at: key)
        }
        return value
    }

    private static func licence(_ keys: inout RecipeMapping) throws(RecipeError) -> Licence {
        var own = try keys.mapping("licence")
        let licence = Licence(
            id: try own.required("id"), textURL: try own.text("text"), note: try own.text("note") ?? "",
            terms: try own.texts("terms"))
        try own.finish()
        return licence
    }

    private static func sides(_ keys: inout RecipeMapping) throws(RecipeError) -> [Side] {
        var result: [Side] = []
        for var own in try keys.mappings("sides") {
            let language = try own.required("language")
            let tag = try own.text("variety") ?? language
            let variety: LanguageVariety
            do {
                variety = try LanguageVariety(parsing: tag)
            } catch {
                throw own.error(.invalidValue(key: "variety", value: tag, expected: "a variety"), at: "variety")
            }
            let orthography = try own.text("orthography").map(Orthography.init(rawValue:)) ?? .official
            result.append(
                Side(
                    language: language, variety: variety, orthography: orthography, engine: try own.text("engine")))
            try own.finish()
        }
        guard !result.isEmpty else { throw keys.error(.missingKey("sides"), at: "sides") }
        return result
    }

    private static func files(_ keys: inout RecipeMapping) throws(RecipeError) -> [File] {
        var result: [File] = []
        for var own in try keys.mappings("files") {
            let name = try own.required("name")
            guard isPlainName(name) else {
                throw own.error(.invalidValue(key: "name", value: name, expected: "a plain file name"), at: "name")
            }
            let location: File.Location
            switch (try own.text("url"), try own.text("path")) {
            case (let url?, nil): location = .url(url)
            case (nil, let path?): location = .path(path)
            default: throw own.error(.malformed("a file has either url or path"), at: "name")
            }
            let digest = try own.text("sha256")
            if let digest, digest.utf8.count != 64 || !digest.utf8.allSatisfy(isHexadecimal) {
                let expected = "64 hexadecimal digits in small letters"
                throw own.error(.invalidValue(key: "sha256", value: digest, expected: expected), at: "sha256")
            }
            result.append(
                File(
                    name: name, location: location, sha256: digest, size: try own.count("size"),
                    members: try own.texts("members"), line: own.line))
            try own.finish()
        }
        var known: Set<String> = []
        for file in result {
            for name in [file.name] + file.members.map(lastPart) {
                guard isPlainName(name), known.insert(name).inserted else {
                    throw RecipeError(file: keys.file, line: file.line, reason: .duplicateName(name))
                }
            }
        }
        return result
    }

    private static func texts(
        _ keys: inout RecipeMapping, sides: [Side], names: Set<String>
    ) throws(RecipeError) -> [Texts] {
        var result: [Texts] = []
        for var own in try keys.mappings("texts") {
            guard let format: RecordFormat = try choice(&own, "format") else {
                throw own.error(.missingKey("format"), at: "format")
            }
            let files = try own.texts("files")
            for name in files where !names.contains(name) { throw own.error(.unknownFile(name), at: "files") }
            let expected = format == .moses ? sides.count : 1
            guard files.count == expected else {
                throw own.error(
                    .malformed("\(format.rawValue) of \(sides.count) sides has \(expected) files"), at: "files")
            }
            let columns = try own.texts("columns")
            result.append(
                Texts(
                    format: format, files: files, columns: columns.isEmpty ? nil : columns,
                    keepsUnknownColumns: try own.flag("keep-unknown-columns") ?? false))
            try own.finish()
        }
        return result
    }

    private static func names(_ files: [File]) -> Set<String> {
        Set(files.flatMap { $0.members.isEmpty ? [$0.name] : $0.members.map(lastPart) })
    }

    /// The last part of a member's name, under which it is unpacked.
    public static func lastPart(_ member: String) -> String {
        member.split(separator: "/").last.map(String.init) ?? ""
    }

    private static func isPlainName(_ name: String) -> Bool {
        !name.isEmpty && !name.hasPrefix(".") && name.utf8.allSatisfy { $0 != 0x2F && $0 != 0x5C && $0 > 0x1F }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
