import FoundationEssentials

/// The orthography profiles of a folder (`lexicons/orthography`), compiled.
public struct OrthographyCatalog: Sendable {
    /// Converters by identifier.
    public let converters: [String: OrthographyConverter]

    /// Profiles by identifier.
    public var profiles: [String: OrthographyProfile] { converters.mapValues(\.profile) }

    /// Loads every `*.rules` file of a folder.
    ///
    /// - Parameter path: The folder.
    /// - Throws: ``OrthographyError`` for a folder that is missing and for the first file (in order of name) that is not
    ///   as the format asks; nothing is loaded then.
    public init(directory path: String) throws(OrthographyError) {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw OrthographyError.missingFolder(path: path)
        }
        var converters: [String: OrthographyConverter] = [:]
        for name in names.sorted() where name.hasSuffix(".rules") {
            let file = "\(path)/\(name)"
            guard let data = FileManager.default.contents(atPath: file),
                let text = String(validating: data, as: UTF8.self)
            else { throw .unreadable(file: file) }
            let profile = try OrthographyProfile(text: text, file: file)
            converters[profile.id] = try OrthographyConverter(profile)
        }
        self.converters = converters
    }

    /// The converter with this identifier.
    ///
    /// - Throws: ``OrthographyError/unknownProfile(id:)``.
    public func converter(_ id: String) throws(OrthographyError) -> OrthographyConverter {
        guard let converter = converters[id] else { throw .unknownProfile(id: id) }
        return converter
    }
}
