import Backends
import Foundation
import Store
import TextProcessing
import Translation

/// One thing that `chaka doctor` looked at.
public struct DiagnosisFinding: Hashable, Sendable {
    /// What was looked at: `share folder`, `port 8080`, `backend apertium`.
    public let subject: String
    /// What was found.
    public let state: LocalizedText
    /// How to mend it; nil when it is fine.
    public let remedy: LocalizedText?

    /// Whether it is fine.
    public var isGood: Bool { remedy == nil }

    /// Creates a finding.
    public init(subject: String, state: LocalizedText, remedy: LocalizedText? = nil) {
        self.subject = subject
        self.state = state
        self.remedy = remedy
    }
}

/// Looks at every dependency, folder, port and backend of a configuration.
///
/// - Parameters:
///   - configuration: The configuration in force.
///   - share: Where lexicons and corpora are.
/// - Returns: What was found, in the order in which a new installation meets it.
public func diagnose(_ configuration: GatewayConfiguration, share: ShareDirectory) async -> [DiagnosisFinding] {
    var findings = [
        DiagnosisFinding(subject: "ICU", state: LocalizedText(verbatim: ICULibrary.version)),
        DiagnosisFinding(subject: "share folder", state: LocalizedText(verbatim: share.path)),
        portFinding(configuration.server),
    ]
    do {
        let services = try await buildServices(configuration, share: share)
        findings += try await serviceFindings(services)
        await services.shutDown()
    } catch let error as GatewayError {
        findings.append(
            DiagnosisFinding(
                subject: "services", state: LocalizedText(verbatim: error.code), remedy: error.message))
    } catch {
        let reason = LocalizedText(verbatim: String(describing: error))
        findings.append(DiagnosisFinding(subject: "services", state: reason, remedy: reason))
    }
    return findings
}

private func serviceFindings(_ services: GatewayServices) async throws -> [DiagnosisFinding] {
    let counts = try services.database.counts()
    var findings = [
        DiagnosisFinding(
            subject: "data folder",
            state: LocalizedText(
                es: "\(services.database.path): \(counts.units) unidades, \(counts.lexiconEntries) entradas del léxico",
                en: "\(services.database.path): \(counts.units) units, \(counts.lexiconEntries) lexicon entries"))
    ]
    findings.append(keyFinding(services))
    findings += services.fileProblems.map {
        DiagnosisFinding(
            subject: "data file", state: LocalizedText(verbatim: $0),
            remedy: LocalizedText(
                es: "corrija esa línea; lo demás está en uso", en: "mend that line; the rest is in use"))
    }
    if services.openAPIDocument == nil {
        findings.append(
            DiagnosisFinding(
                subject: "docs/openapi.yaml", state: LocalizedText(es: "falta", en: "missing"),
                remedy: LocalizedText(
                    es: "copie docs/ en la carpeta compartida", en: "copy docs/ into the share folder")))
    }
    findings += modelFindings(services)
    for backend in services.backends where !(backend.description.id == PhraseBackend.id && services.models != nil) {
        let (description, health) = (backend.description, await settledHealth(of: backend))
        findings.append(
            DiagnosisFinding(
                subject: "backend \(description.id)",
                state: LocalizedText(
                    verbatim: description.directions.map(\.pair.description).sorted().joined(separator: " ")),
                remedy: health.isHealthy ? nil : LocalizedText(verbatim: health.remedy ?? description.id)))
    }
    if let speech = services.speech { findings += await speech.findings(services.configuration) }
    if let gloss = services.gloss { findings += await gloss.findings(services.configuration) }
    return findings
}

private func keyFinding(_ services: GatewayServices) -> DiagnosisFinding {
    let count = services.access.ring.activeCount(at: services.access.wallClock())
    let state = LocalizedText(es: "\(count) claves activas", en: "\(count) active keys")
    do {
        try services.checkAddress()
        return DiagnosisFinding(subject: "keys", state: state)
    } catch {
        return DiagnosisFinding(subject: "keys", state: state, remedy: error.message)
    }
}

/// The state of a backend once it had two seconds to start its processes.
private func settledHealth(of backend: any TranslationBackend) async -> BackendHealth {
    let deadline = ContinuousClock.now + .seconds(2)
    while true {
        let health = await backend.health()
        if health.isHealthy || backend.description.directions.isEmpty || ContinuousClock.now >= deadline {
            return health
        }
        // A cancelled wait just asks again at once.
        try? await Task.sleep(for: .milliseconds(20))
    }
}

private func portFinding(_ server: GatewayConfiguration.Server) -> DiagnosisFinding {
    let subject = "port \(server.port)"
    let isIPv6 = server.host.contains(":")
    let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    let status: Int32
    if isIPv6 {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = in_port_t(server.port).bigEndian
        address.sin6_addr = in6addr_loopback
        status = bound(descriptor, &address)
    } else {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(server.port).bigEndian
        address.sin_addr.s_addr = inet_addr(server.host == "localhost" ? "127.0.0.1" : server.host)
        status = bound(descriptor, &address)
    }
    return status == 0
        ? DiagnosisFinding(
            subject: subject, state: LocalizedText(es: "libre en \(server.host)", en: "free on \(server.host)"))
        : DiagnosisFinding(
            subject: subject, state: LocalizedText(verbatim: String(cString: strerror(errno))),
            remedy: LocalizedText(
                es: "elija otro puerto con --port, o termine lo que lo usa",
                en: "choose another port with --port, or end what listens on it"))
}

private func bound<Address>(_ descriptor: Int32, _ address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        }
    }
}
