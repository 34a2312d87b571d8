import FoundationEssentials
import TextProcessing

extension RemoteSettingsReader {
    /// The directions with the service's codes.
    func directions() throws(RemoteSettingsError) -> [RemoteDirection] {
        guard !settings.directions.isEmpty else { throw missing("directions") }
        var directions: [RemoteDirection] = []
        for (index, written) in settings.directions.enumerated() {
            let field = "directions[\(index)]"
            let pair = LanguagePair(
                source: try variety(written.from, "\(field).from"), target: try variety(written.to, "\(field).to"))
            guard pair.source != pair.target else { throw invalid(field, "leads from \(pair.source) to itself") }
            guard !directions.contains(where: { $0.pair == pair }) else { throw invalid(field, "is there twice") }
            guard 0...1 ~= written.quality else { throw invalid("\(field).quality", "is a number from 0 to 1") }
            for (name, score) in written.scores where !score.isFinite {
                throw invalid("\(field).scores.\(name)", "is a number")
            }
            directions.append(
                RemoteDirection(
                    pair, codes: try codes(of: pair, written: written.codes, "\(field).as"), quality: written.quality,
                    scores: written.scores))
        }
        return directions
    }

    /// Reads a file that holds one key, with a line feed or without.
    func readKey(_ path: String) throws(RemoteSettingsError) -> RemoteKey {
        func unusable(_ explanation: String) -> RemoteSettingsError {
            RemoteSettingsError(.unusableKey, field: "backends[\(settings.id)].key-file", explanation)
        }
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch { throw unusable("cannot be read") }
        guard data.count <= 16_384 else { throw unusable("is too large for a key") }
        var bytes = Array(data)
        while let last = bytes.last, [0x0A, 0x0D, 0x20, 0x09].contains(last) { bytes.removeLast() }
        guard !bytes.isEmpty else { throw unusable("is empty") }
        let key = RemoteKey(String(decoding: bytes, as: UTF8.self))
        guard key.isSendable else { throw unusable("holds more than one key in ASCII") }
        return key
    }

    /// Checks what precedes the paths of a service.
    func check(url: String) throws(RemoteSettingsError) {
        guard let host = Self.host(of: url), !host.isEmpty, url.utf8.allSatisfy({ 0x20 < $0 && $0 < 0x7F }) else {
            throw invalid("url", "is an address of http or https in ASCII")
        }
        guard !url.utf8.contains(UInt8(ascii: "@")) else {
            throw invalid("url", "holds no user or password; a key stands in key-file")
        }
        guard !url.utf8.contains(UInt8(ascii: "?")), !url.utf8.contains(UInt8(ascii: "#")) else {
            throw invalid("url", "ends before the query; a key stands in key-file")
        }
    }

    /// Whether a URL names this machine.
    static func isLoopback(_ url: String) -> Bool {
        guard let host = host(of: url) else { return false }
        return host == "localhost" || host == "[::1]" || host.utf8.starts(with: "127.".utf8)
    }

    /// The host of a URL without its port; nil for other schemes.
    private static func host(of url: String) -> String? {
        guard let scheme = ["http://", "https://"].first(where: { url.utf8.starts(with: $0.utf8) }) else { return nil }
        let authority = url.dropFirst(scheme.count).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.first == "[" { return authority.firstIndex(of: "]").map { String(authority[...$0]) } }
        return String(authority.prefix { $0 != ":" })
    }

    private func variety(_ tag: String, _ field: String) throws(RemoteSettingsError) -> LanguageVariety {
        do throws(LanguageTagError) {
            return try LanguageVariety(parsing: tag)
        } catch {
            throw invalid(field, "is no variety that the gateway knows")
        }
    }

    private func codes(
        of pair: LanguagePair, written: [String]?, _ field: String
    ) throws(RemoteSettingsError) -> RemotePair {
        if let written {
            guard written.count == 2, written.allSatisfy(Self.isCode) else {
                throw invalid(field, "is two codes of the service, source and target")
            }
            return RemotePair(source: written[0], target: written[1])
        }
        guard let source = profile.code(pair.source, false), let target = profile.code(pair.target, true) else {
            throw RemoteSettingsError(
                .missingField, field: "backends[\(settings.id)].\(field)",
                "is needed: kind \(profile.kind) has no code of its own for \(pair)")
        }
        return RemotePair(source: source, target: target)
    }

    private static func isCode(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy {
                switch $0 {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
                default: false
                }
            }
    }
}
