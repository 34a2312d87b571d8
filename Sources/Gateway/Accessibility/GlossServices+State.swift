import Accessibility

extension GlossServices {
    /// What `chaka doctor` says of gloss: signs and rules, whether a word can be glossed, and each renderer.
    ///
    /// - Parameter configuration: The configuration in force.
    /// - Returns: What was found, gloss itself first.
    func findings(_ configuration: GatewayConfiguration) async -> [DiagnosisFinding] {
        [await ownFinding()]
            + configuration.gloss.renderers.map { entry in
                ListedFinding(
                    subject: "renderer \(entry.id)", state: entry.media.map(\.rawValue).joined(separator: " "),
                    command: entry.command, isExternal: entry.isExternal
                ).finding(in: configuration)
            }
    }

    private func ownFinding() async -> DiagnosisFinding {
        func finding(_ state: LocalizedText, _ remedy: LocalizedText? = nil) -> DiagnosisFinding {
            DiagnosisFinding(subject: "gloss", state: state, remedy: remedy)
        }
        let unusable = LocalizedText(es: "no se puede glosar", en: "cannot gloss")
        if publication == .never { return finding(LocalizedText(verbatim: "gloss.publish: never")) }
        do {
            // One word shows that data and analyser work together.
            let signs = try await gloss("casa", deadline: .now + .seconds(10)).lexicon.entries
            let approved = signs.count { $0.status == .approved }
            return finding(
                LocalizedText(
                    es: "gloss.publish: \(publication.rawValue); \(signs.count) señas, \(approved) aprobadas",
                    en: "gloss.publish: \(publication.rawValue); \(signs.count) signs, \(approved) approved"))
        } catch let fault as AnalyzerFault {
            guard let package = fault.package else { return finding(unusable, LocalizedText(verbatim: fault.code)) }
            return finding(
                unusable,
                LocalizedText(
                    es: "instale \(package), o configure gloss.publish: never",
                    en: "install \(package), or set gloss.publish: never"))
        } catch let error as AnalysisError {
            return finding(unusable, LocalizedText(verbatim: error.code))
        } catch let error as GlossError {
            return finding(unusable, LocalizedText(verbatim: error.description))
        } catch {
            return finding(
                unusable,
                LocalizedText(es: "el analizador no responde a tiempo", en: "the analyser does not answer in time"))
        }
    }
}
