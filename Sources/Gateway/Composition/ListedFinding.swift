import Foundation
import Translation

/// What `chaka doctor` says of a program or service that the configuration lists: voices, recognizers, renderers of signs.
///
/// Services are not called, since a call may cost; a program is looked for but not started.
struct ListedFinding {
    /// What it is and its name: `renderer poses`.
    var subject: String
    /// What it gives: `pose mp4`.
    var state: String
    /// Path of the program and its arguments; empty for a service.
    var command: [String]
    /// Whether text leaves the operator's machines for it.
    var isExternal: Bool

    /// The finding.
    ///
    /// - Parameter configuration: The configuration in force.
    /// - Returns: What was found, and how to mend it.
    func finding(in configuration: GatewayConfiguration) -> DiagnosisFinding {
        if isExternal, configuration.policy.external != .allowed {
            return DiagnosisFinding(
                subject: subject,
                state: LocalizedText(
                    es: "\(state); no se usa: es externo y routing.external es never",
                    en: "\(state); not used: it is external and routing.external is never"))
        }
        return DiagnosisFinding(subject: subject, state: LocalizedText(verbatim: state), remedy: remedy)
    }

    private var remedy: LocalizedText? {
        guard let program = command.first else { return nil }
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: program, isDirectory: &isFolder)
        if exists, !isFolder.boolValue, FileManager.default.isExecutableFile(atPath: program) { return nil }
        return LocalizedText(
            es: "\(program) no es un programa que este usuario pueda iniciar; corrija la ruta o sus permisos",
            en: "\(program) is no program that this user can start; mend its path or its permissions")
    }
}
