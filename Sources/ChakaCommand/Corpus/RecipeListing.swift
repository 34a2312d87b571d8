import Corpora
import Gateway
import TextProcessing

/// Recipes as text for an operator.
struct RecipeListing {
    let recipes: [Recipe]
    let fetch: RecipeFetch

    /// One line a recipe, or all that an operator wants to know of each.
    func text(isLong: Bool) -> String {
        recipes.map { isLong ? description($0) : line($0) }.joined(separator: "\n")
    }

    private func line(_ recipe: Recipe) -> String {
        [recipe.id, languages(recipe), recipe.licence.id, state(recipe), recipe.title].joined(separator: "\t")
    }

    private func description(_ recipe: Recipe) -> String {
        let messages = Messages.current
        var lines = ["\(recipe.id): \(recipe.title)", "  \(languages(recipe)), \(recipe.domain), \(state(recipe))"]
        lines += recipe.licence.statement.split(separator: "\n").map { "  \(messages.licence): \($0)" }
        for file in recipe.files {
            let place =
                switch file.location {
                case .url(let url): url
                case .path(let path): path
                }
            lines.append("  \(messages.file): \(place)")
            lines.append(
                "    \(file.size.map { "\($0) bytes, " } ?? "")SHA-256 \(file.sha256 ?? messages.atFirstDownload)")
        }
        lines += recipe.faults.map { "  \(messages.fault): \($0)" }
        if let verification = recipe.verification { lines.append("  \(messages.verification): \(verification)") }
        lines += recipe.cleaning.map { "  \(messages.cleaning): \(type(of: $0).id) \($0.settings)" }
        if let reason = recipe.unavailable { lines.append("  \(reason)") }
        return lines.joined(separator: "\n")
    }

    private func languages(_ recipe: Recipe) -> String { recipe.sides.map(\.variety.tag).joined(separator: "-") }

    private func state(_ recipe: Recipe) -> String {
        let messages = Messages.current
        if recipe.unavailable != nil { return messages.recipeUnavailable }
        if fetch.hasFiles(of: recipe) { return messages.recipeHere }
        return recipe.isVerified ? messages.recipeChecked : messages.recipeUnchecked
    }
}
