import TextProcessing
public import Translation
public import Transport

/// Makes the backend of an entry of the configuration.
///
/// The file of the key is read once, here. Nothing is sent.
///
/// - Parameters:
///   - settings: The entry as written.
///   - transport: What sends the requests; may be shared.
///   - profiles: The kinds of service there are.
/// - Returns: A backend of the entry's directions.
/// - Throws: ``RemoteSettingsError`` that names the field.
public func makeRemoteBackend(
    settings: RemoteBackendSettings, transport: CurlTransport,
    profiles: [RemoteServiceProfile] = RemoteServiceProfile.all
) throws(RemoteSettingsError) -> any TranslationBackend {
    let reader = try RemoteSettingsReader(settings, profiles: profiles)
    let endpoint = try reader.endpoint()
    return RemoteBackend(
        dialect: reader.profile.makeDialect(endpoint, settings.options),
        configuration: try reader.configuration(for: endpoint), transport: transport)
}

/// Checks an entry field by field.
struct RemoteSettingsReader {
    let settings: RemoteBackendSettings
    let profile: RemoteServiceProfile

    init(_ settings: RemoteBackendSettings, profiles: [RemoteServiceProfile]) throws(RemoteSettingsError) {
        self.settings = settings
        let isName =
            !settings.id.isEmpty && settings.id.utf8.count <= 40
            && settings.id.utf8.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
        guard isName else {
            throw RemoteSettingsError(
                .invalidValue, field: "backends.services[].id", "is up to 40 small letters, digits and hyphens")
        }
        guard let profile = profiles.first(where: { $0.kind == settings.kind }) else {
            let kinds = profiles.map(\.kind).joined(separator: ", ")
            throw RemoteSettingsError(
                .invalidValue, field: "backends.services[\(settings.id)].kind", "is one of \(kinds)")
        }
        self.profile = profile
        for (name, value) in settings.options.sorted(by: { $0.key < $1.key }) {
            guard let values = profile.options[name] else {
                throw invalid(name, "is no field of kind \(profile.kind)")
            }
            guard values.isEmpty || values.contains(value) else {
                throw invalid(name, "is \(values.joined(separator: " or "))")
            }
            guard RemoteKey(value).isSendable else { throw invalid(name, "is one word in ASCII") }
        }
        if let wrong = profile.checkOptions(settings.options) {
            throw settings.options[wrong.name] == nil ? missing(wrong.name) : invalid(wrong.name, wrong.explanation)
        }
    }

    /// Where the service answers, with its key.
    func endpoint() throws(RemoteSettingsError) -> RemoteEndpoint {
        let key = try settings.keyFile.map { path throws(RemoteSettingsError) in try readKey(path) }
        for (name, value) in settings.headers {
            guard value.isSendable, !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
                throw invalid("headers.\(name)", "is a name and a value of one word in ASCII")
            }
        }
        let headers = settings.headers.sorted { $0.key < $1.key }.map { RemoteHeader(name: $0.key, value: $0.value) }
        guard let url = settings.url else {
            guard let publicURL = profile.publicURL else { throw missing("url") }
            guard key != nil else { throw missing("keyFile") }
            return RemoteEndpoint(url: publicURL(key), key: key, headers: headers)
        }
        try check(url: url)
        return RemoteEndpoint(url: url, key: key, headers: headers)
    }

    /// Everything else.
    func configuration(for endpoint: RemoteEndpoint) throws(RemoteSettingsError) -> RemoteConfiguration {
        let isPublic = settings.url == nil
        let locality = try locality(isPublic: isPublic)
        if locality == .external, endpoint.url.utf8.starts(with: "http:".utf8), !Self.isLoopback(endpoint.url) {
            throw invalid("url", "is https for an external service: texts and key would travel in the open")
        }
        guard var licence = settings.licence ?? profile.licence, !licence.isEmpty else { throw missing("licence") }
        if settings.isNonCommercial { licence += " (non-commercial)" }
        guard let price = settings.pricePerMillion ?? (profile.publicURL == nil ? 0 : nil) else {
            throw missing("pricePerMillion")
        }
        guard price.isFinite, price >= 0 else { throw invalid("pricePerMillion", "is a number from 0") }
        return RemoteConfiguration(
            id: settings.id, method: profile.method, locality: locality, directions: try directions(),
            licence: licence, pricePerMillion: price,
            limits: RemoteLimits(
                segments: try positive(settings.limits.segments, "segments") ?? 50,
                characters: try positive(settings.limits.characters, "characters") ?? 10_000),
            concurrency: try positive(settings.limits.concurrency, "concurrency") ?? 4, timeout: try timeout())
    }

    func invalid(_ field: String, _ explanation: String) -> RemoteSettingsError {
        RemoteSettingsError(.invalidValue, field: "backends.services[\(settings.id)].\(field)", explanation)
    }

    func missing(_ field: String) -> RemoteSettingsError {
        RemoteSettingsError(
            .missingField, field: "backends.services[\(settings.id)].\(field)", "is needed for kind \(profile.kind)")
    }

    private func locality(isPublic: Bool) throws(RemoteSettingsError) -> BackendDescription.Locality {
        guard let text = settings.locality else {
            guard isPublic else { throw missing("locality") }
            return .external
        }
        guard let locality = BackendDescription.Locality(rawValue: text),
            locality == .external || locality == .localNetwork
        else { throw invalid("locality", "is external or local-network") }
        guard locality == .external || !isPublic else {
            throw invalid("locality", "is external: the public service of \(profile.kind) is somebody else's")
        }
        return locality
    }

    private func positive(_ number: Int?, _ name: String) throws(RemoteSettingsError) -> Int? {
        guard number.map({ 1...1_000_000 ~= $0 }) ?? true else {
            throw invalid("limits.\(name)", "is a whole number from 1 to 1,000,000")
        }
        return number
    }

    private func timeout() throws(RemoteSettingsError) -> Duration {
        guard let text = settings.timeout else { return .seconds(10) }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let units: [String: Int] = ["ms": 1, "s": 1000, "m": 60_000]
        guard let number = Int(digits), let unit = units[String(text.dropFirst(digits.count))],
            1...600_000 ~= number.multipliedReportingOverflow(by: unit).partialValue, number <= 600_000
        else { throw invalid("timeout", "is a whole number with ms, s or m, up to 10m") }
        return .milliseconds(number * unit)
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }
}
