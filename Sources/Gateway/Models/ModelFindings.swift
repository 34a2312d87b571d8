import PhraseMT

/// What `chaka doctor` says of each model of the data folder.
///
/// An inactive model is no fault; an active one that cannot be used is.
func modelFindings(_ services: GatewayServices) -> [DiagnosisFinding] {
    guard let models = services.models else { return [] }
    let problems = models.problems
    return models.registry.models().map { model in
        let subject = "model \(model.pair) \(model.id)"
        let summary = model.activation?.summary
        if case .failure(let error) = model.manifest {
            let state = LocalizedText(verbatim: "\(error.code): \(error)")
            return DiagnosisFinding(subject: subject, state: state, remedy: brokenRemedy(model))
        }
        if let problem = problems.first(where: { $0.pair == model.pair && $0.id == model.id }) {
            return DiagnosisFinding(subject: subject, state: problem.message, remedy: brokenRemedy(model))
        }
        let score = model.score.map { " (dev chrF++ \(($0 * 10).rounded() / 10))" } ?? ""
        func text(_ language: MessageLanguage, _ state: String, _ none: String) -> String {
            "\(state)\(score): \(summary?.text(in: language) ?? none)"
        }
        let state =
            model.isActive
            ? LocalizedText(
                es: text(.spanish, "activo", "sin registro de comparación"),
                en: text(.english, "active", "no record of a comparison"))
            : LocalizedText(
                es: text(.spanish, "inactivo", "aún no se comparó; chaka model activate \(model.id)"),
                en: text(.english, "inactive", "not compared yet; chaka model activate \(model.id)"))
        return DiagnosisFinding(subject: subject, state: state)
    }
}

private func brokenRemedy(_ model: RegisteredModel) -> LocalizedText {
    model.isActive
        ? LocalizedText(
            es: "vuelva al anterior con: chaka model rollback \(model.pair)",
            en: "go back to the one before with: chaka model rollback \(model.pair)")
        : LocalizedText(es: "borre la carpeta \(model.folder)", en: "delete the folder \(model.folder)")
}
