import ArgumentParser
import Gateway

/// `chaka doctor`: every dependency, port, folder and backend, and how to mend what is broken.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check every dependency, the port, the data folder and each backend, and say how to mend them.")

    @OptionGroup var options: GatewayOptions

    @Option(help: "Port to check instead of the configured one.")
    var port: Int?

    func run() async throws {
        var extra: [String: ConfigurationLayers.Value] = [:]
        if let port { extra["server.port"] = .init(text: String(port), origin: "--port") }
        let configuration = try options.configuration(extra: extra)
        var findings: [DiagnosisFinding] = []
        do {
            let share = try options.shareDirectory(of: configuration)
            findings = await diagnose(configuration, share: share)
        } catch let error as GatewayError {
            findings.append(
                DiagnosisFinding(
                    subject: "share folder", state: LocalizedText(verbatim: error.code), remedy: error.message))
        }
        for finding in findings {
            let mark = finding.isGood ? Messages.current.good : Messages.current.bad
            let language = Messages.current.language
            print("\(mark)\t\(finding.subject)\t\(finding.state.text(in: language))")
            if let remedy = finding.remedy { print("\t-> \(remedy.text(in: language))") }
        }
        if findings.contains(where: { !$0.isGood }) { throw ExitCode.failure }
    }
}
