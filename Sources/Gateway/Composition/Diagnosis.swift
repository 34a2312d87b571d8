import Foundation
import Store
import TextProcessing
import Translation

/// One thing that `chaka doctor` looked at.
public struct DiagnosisFinding: Hashable, Sendable {
    /// What was looked at: `share folder`, `port 8080`, `backend apertium`.
    public let subject: String
    /// What was found.
    public let state: String
    /// How to mend it; nil when it is fine.
    public let remedy: String?

    /// Whether it is fine.
    public var isGood: Bool { remedy == nil }

    /// Creates a finding.
    public init(subject: String, state: String, remedy: String? = nil) {
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
        DiagnosisFinding(subject: "ICU", state: "version \(ICULibrary.version)"),
        DiagnosisFinding(subject: "share folder", state: share.path),
        portFinding(configuration.server),
    ]
    do {
        let services = try await buildServices(configuration, share: share)
        let units = try services.database.counts().units
        findings.append(
            DiagnosisFinding(
                subject: "data folder",
                state: "\(configuration.dataDirectory), \(units) units, \(services.database.index.count) answer"))
        findings += services.fileProblems.map {
            DiagnosisFinding(subject: "data file", state: $0, remedy: "mend this line of the file; the rest is in use")
        }
        if services.openAPIDocument == nil {
            findings.append(
                DiagnosisFinding(
                    subject: "docs/openapi.yaml", state: "missing", remedy: "copy docs/ into the share folder"))
        }
        for backend in services.backends {
            let (description, health) = (backend.description, await backend.health())
            findings.append(
                DiagnosisFinding(
                    subject: "backend \(description.id)",
                    state: description.directions.map(\.pair.description).sorted().joined(separator: " "),
                    remedy: health.isHealthy ? nil : health.remedy ?? "unknown"))
        }
        await services.shutDown()
    } catch let error as GatewayError {
        findings.append(DiagnosisFinding(subject: "services", state: error.code, remedy: error.description))
    } catch {
        findings.append(DiagnosisFinding(subject: "services", state: "cannot start", remedy: String(describing: error)))
    }
    return findings
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
        ? DiagnosisFinding(subject: subject, state: "free on \(server.host)")
        : DiagnosisFinding(
            subject: subject, state: String(cString: strerror(errno)),
            remedy: "choose another port with --port, or end what listens on it")
}

private func bound<Address>(_ descriptor: Int32, _ address: inout Address) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
        }
    }
}
